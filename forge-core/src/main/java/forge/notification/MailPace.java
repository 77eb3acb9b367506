package forge.notification;

import forge.refusal.Refusal.Invalid;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long what somebody missed waits until it is sent by mail. */
public enum MailPace {
  AT_ONCE("at-once"),
  QUARTER("quarter"),
  HOURLY("hourly"),
  DAILY("daily"),
  NEVER("never");

  private final String key;

  MailPace(String key) {
    this.key = key;
  }

  /** How forms and programs write it. */
  public String key() {
    return key;
  }

  static Optional<MailPace> find(@Nullable String key) {
    return Arrays.stream(values()).filter(pace -> pace.key.equals(key)).findAny();
  }

  /** Reads what somebody sent. */
  public static MailPace parse(@Nullable String key) {
    return find(key)
        .orElseThrow(
            () -> new Invalid("mail", "mail must be at-once, quarter, hourly, daily or never."));
  }
}
