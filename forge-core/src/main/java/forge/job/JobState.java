package forge.job;

import java.util.Locale;

/** Where a job is on its way. */
public enum JobState {
  /** Waits for its time and a worker. */
  READY,
  /** Is being done. */
  RUNNING,
  /** Has failed and waits for its next try. */
  FAILED,
  /** Is done; kept for a day. */
  DONE,
  /** Has failed so often that only a person can decide. */
  DEAD;

  /** The word it is stored and addressed by, such as {@code ready}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a word from an address; JAX-RS calls this for parameters. */
  public static JobState fromString(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
