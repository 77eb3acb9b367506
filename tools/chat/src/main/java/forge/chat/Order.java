package forge.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.chat.Sanction.Kind;
import forge.chat.SeatStore.Reader;
import forge.chat.block.Blocks;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooMany;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Asks of each message whether it may be said here and now, by what the room's keepers set. */
final class Order {
  private static final Duration NEWCOMER_PAUSE = Duration.ofSeconds(30);
  private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://|\\bwww\\.");
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("d MMMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final SanctionStore sanctions;
  private final SeatStore seats;
  private final Function<UserId, Optional<Instant>> since;
  private final Blocks blocks;
  private final Clock clock;
  private final Cache<Reader, Instant> spoke =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofHours(6)).build();

  /**
   * @param since when an account was made
   */
  Order(
      SanctionStore sanctions,
      SeatStore seats,
      Function<UserId, Optional<Instant>> since,
      Blocks blocks,
      Clock clock) {
    this.sanctions = sanctions;
    this.seats = seats;
    this.since = since;
    this.blocks = blocks;
    this.clock = clock;
  }

  /** Refuses those who are muted or banned here, or talk to one person alone who is apart. */
  void admit(Here here) {
    apart(here)
        .ifPresent(
            by -> {
              throw by.equals(here.user().id())
                  ? new Conflict("You blocked this person. Unblock them to write to them.")
                  : new Denied("write in this conversation");
            });
    Instant now = clock.instant();
    sanctions
        .find(here.id(), here.user().id())
        .filter(s -> !s.over(now))
        .ifPresent(
            s -> {
              throw new Denied("write in this room: you are " + words(s));
            });
  }

  /** Which of two people who talk alone blocked the other; the visitor, where both did. */
  private Optional<UserId> apart(Here here) {
    UserId user = here.user().id();
    var others = here.room().people().stream().filter(one -> !one.equals(user)).toList();
    return here.room().people().size() == 2 && others.size() == 1
        ? blocks.between(user, others.getFirst())
        : Optional.empty();
  }

  /** Whether the visitor may write here just now. */
  Writing writing(Here here, Optional<Seat> seat) {
    Instant now = clock.instant();
    if (here.user().guest() || here.room().direct()) {
      return new Writing(apart(here).map(by -> between(here, by)).orElse(null), null, 0, 0, true);
    }
    boolean settled = free(here) || seat.filter(s -> s.settled(now)).isPresent();
    int slow = free(here) ? 0 : here.room().policy().slow();
    int wait = (int) left(here, Duration.ofSeconds(slow), now);
    return withheld(here)
        .map(s -> new Writing(sentence(s), s.until(), slow, wait, settled))
        .orElseGet(
            () -> {
              Policy policy = here.room().policy();
              return policy.locked(now) && !settled
                  ? new Writing(locked(policy), policy.lockedUntil(), slow, wait, false)
                  : new Writing(null, null, slow, wait, settled);
            });
  }

  private static String between(Here here, UserId by) {
    return by.equals(here.user().id())
        ? "You blocked this person, so neither of you writes here."
        : "You cannot write in this conversation.";
  }

  /** What a mute or ban says to whom it silences. */
  static String sentence(Sanction s) {
    return "You cannot write here: you are " + words(s) + ".";
  }

  /** What a lock says to those who are new in the room. */
  static String locked(Policy policy) {
    return "You cannot write here: you are new here, and the room is locked until "
        + UNTIL.format(policy.lockedUntil())
        + ".";
  }

  /** What is withheld, completing "you are". */
  static String words(Sanction s) {
    return (s.kind() == Kind.BAN ? "banned" : "muted")
        + (s.until() == null ? "" : " until " + UNTIL.format(s.until()))
        + (s.reason().isEmpty() ? "" : " (" + s.reason() + ")");
  }

  /** What is withheld from the visitor here just now. */
  Optional<Sanction> withheld(Here here) {
    return here.user().guest()
        ? Optional.empty()
        : sanctions.find(here.id(), here.user().id()).filter(s -> !s.over(clock.instant()));
  }

  /** Refuses what may not be said here and now. Moderators are asked nothing. */
  void check(Here here, String text) {
    if (here.room().direct()) {
      admit(here);
    }
    if (free(here)) {
      return;
    }
    fits(here, text);
    Policy policy = here.room().policy();
    Instant now = clock.instant();
    pause(here, Duration.ofSeconds(policy.slow()), now, "This room is in slow mode");
    if (newcomer(here, policy, now)) {
      pause(here, NEWCOMER_PAUSE, now, "Your account is new");
    }
  }

  /** Refuses what may not stand here, however long ago somebody spoke. */
  void fits(Here here, String text) {
    if (here.room().direct()) {
      admit(here);
    }
    if (free(here)) {
      return;
    }
    admit(here);
    Policy policy = here.room().policy();
    Instant now = clock.instant();
    locked(here, policy, now);
    words(policy, text);
    if (LINK.matcher(text).find() && newcomer(here, policy, now)) {
      throw new Invalid(
          "text", "Accounts younger than " + policy.newcomers() + " hours cannot post links here.");
    }
  }

  private static boolean free(Here here) {
    return here.may(ChatPermission.MODERATE) || here.room().direct();
  }

  private void locked(Here here, Policy policy, Instant now) {
    if (lockedOut(here, policy, now)) {
      throw new Denied(
          "write here before "
              + UNTIL.format(policy.lockedUntil())
              + ": the room is locked for all but its older members");
    }
  }

  private boolean lockedOut(Here here, Policy policy, Instant now) {
    return policy.locked(now)
        && seats
            .find(new Reader(here.id(), here.user().id()))
            .filter(seat -> seat.settled(now))
            .isEmpty();
  }

  private static void words(Policy policy, String text) {
    String small = text.toLowerCase(Locale.ROOT);
    for (String word : policy.words()) {
      if (new ForbiddenWord(word).in(small)) {
        throw new Invalid("text", "The rules of this room do not allow \"" + word + "\".");
      }
    }
  }

  private void pause(Here here, Duration pause, Instant now, String because) {
    long wait = left(here, pause, now);
    if (wait > 0) {
      throw new TooMany(because + ": write again in " + wait + " seconds.", (int) wait);
    }
  }

  /** Seconds until the visitor may speak again; 0 where they may. */
  private long left(Here here, Duration pause, Instant now) {
    Instant last =
        pause.isZero() ? null : spoke.getIfPresent(new Reader(here.id(), here.user().id()));
    return last == null ? 0 : Math.max(0, Duration.between(now, last.plus(pause)).toSeconds());
  }

  private boolean newcomer(Here here, Policy policy, Instant now) {
    return policy.newcomers() > 0
        && since
            .apply(here.user().id())
            .filter(at -> at.plus(Duration.ofHours(policy.newcomers())).isAfter(now))
            .isPresent();
  }

  void said(Here here) {
    spoke.put(new Reader(here.id(), here.user().id()), clock.instant());
  }
}
