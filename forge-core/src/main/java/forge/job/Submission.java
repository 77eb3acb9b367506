package forge.job;

import forge.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job is submitted.
 *
 * @param by who started it and may ask after it; null when the forge did
 * @param runAt not before then; null means at once
 * @param priority the higher goes first; 0 is usual
 * @param key makes repeated submissions one; null makes each its own
 * @param again whether a submission under a key that has been done runs once more
 */
public record Submission(
    @Nullable UserId by,
    @Nullable Instant runAt,
    int priority,
    @Nullable String key,
    boolean again) {

  /** At once, by the forge itself. */
  public static final Submission NOW = new Submission(null, null, 0, null, false);

  public static Submission by(UserId user) {
    return new Submission(user, null, 0, null, false);
  }

  public Submission at(Instant when) {
    return new Submission(by, when, priority, key, again);
  }

  public Submission priority(int to) {
    return new Submission(by, runAt, to, key, again);
  }

  /** Ignored when a job with this key is waiting, running, or was done within a day. */
  public Submission once(String key) {
    return new Submission(by, runAt, priority, key, false);
  }

  /**
   * Joins a waiting job with this key; runs once more after one that is running or done. For work
   * that reads the newest state, such as indexing a page.
   */
  public Submission coalesced(String key) {
    return new Submission(by, runAt, priority, key, true);
  }
}
