package forge.chat.irc;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a client was heard, asked and checked last, and what is due for that. */
final class Heartbeat {
  private static final Duration TO_SIGN_IN = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofSeconds(90);
  private static final Duration DEAD = Duration.ofMinutes(3);
  private static final Duration CHECKED = Duration.ofMinutes(1);
  private final Instant openedAt;
  private Instant heardAt;
  private Instant askedAt;
  private Instant checkedAt;

  Heartbeat(Instant now) {
    openedAt = now;
    heardAt = now;
    askedAt = now;
    checkedAt = now;
  }

  synchronized void heard(Instant now) {
    heardAt = now;
  }

  /** Why the client is to be sent away; null where it is not. */
  synchronized @Nullable String verdict(Instant now, boolean registered) {
    if (!registered && since(openedAt, now, TO_SIGN_IN)) {
      return "Nobody signed in within " + TO_SIGN_IN.toSeconds() + " seconds";
    }
    return since(heardAt, now, DEAD) ? "Ping timeout: " + DEAD.toSeconds() + " seconds" : null;
  }

  /** Whether the client is to be asked now if it is there; once in a while. */
  synchronized boolean asks(Instant now) {
    boolean due = since(heardAt, now, QUIET) && since(askedAt, now, QUIET);
    askedAt = due ? now : askedAt;
    return due;
  }

  /** Whether it is to be checked now if the client could still sign in; once in a while. */
  synchronized boolean checks(Instant now) {
    boolean due = since(checkedAt, now, CHECKED);
    checkedAt = due ? now : checkedAt;
    return due;
  }

  private static boolean since(Instant then, Instant now, Duration limit) {
    return !then.plus(limit).isAfter(now);
  }
}
