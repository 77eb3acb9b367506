package forge.job;

import forge.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of a job.
 *
 * @param kind the full name of its record
 * @param content the job as JSON, for administrators
 * @param by who started it; null when the forge did
 * @param percent how much is done, 0 to 100
 * @param text what is being done
 * @param runAt the earliest time of its next try
 * @param failure why the last try failed; null when none has
 */
public record JobStatus(
    String id,
    String kind,
    String content,
    JobState state,
    @Nullable UserId by,
    int percent,
    String text,
    int tries,
    Instant createdAt,
    Instant runAt,
    Instant changedAt,
    @Nullable Failure failure) {

  /**
   * Why a try failed.
   *
   * @param reason a sentence without a stack
   * @param incident finds the stack in the log
   */
  public record Failure(String reason, String incident) {}

  /** The name of its kind without the package, such as {@code CloseIdle}. */
  public String name() {
    return kind.substring(Math.max(kind.lastIndexOf('.'), kind.lastIndexOf('$')) + 1);
  }

  /** Whether nothing more will happen to it by itself. */
  public boolean over() {
    return state == JobState.DONE || state == JobState.DEAD;
  }
}
