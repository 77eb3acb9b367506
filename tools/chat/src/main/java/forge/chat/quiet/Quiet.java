package forge.chat.quiet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When somebody wants to be left alone.
 *
 * @param until for once, until then; null for no longer
 * @param hours again and again; null for never
 */
public record Quiet(@Nullable Instant until, @Nullable QuietHours hours) {
  public static final Quiet NEVER = new Quiet(null, null);

  /** Whether it holds just now. */
  public boolean holds(Instant now) {
    return (until != null && until.isAfter(now)) || (hours != null && hours.hold(now));
  }
}
