package forge.chat;

import forge.chat.Sanction.Kind;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the keepers of a room do: mute, ban, slow down, lock, set rules. All of it is noted. */
public final class Moderation {
  private static final int LONGEST_REASON = 200;
  private static final int MOST_HOURS = 24 * 366;
  private static final int SLOWEST = 6 * 3600;
  private static final int MOST_WORDS = 50;
  private final SanctionStore sanctions;
  private final RoomStore rooms;
  private final Entry entry;
  private final Doors doors;
  private final Rulings rulings;
  private final Journal journal;
  private final Predicate<UserId> known;
  private final Clock clock;

  Moderation(
      SanctionStore sanctions,
      RoomStore rooms,
      Entry entry,
      Doors doors,
      Rulings rulings,
      Journal journal,
      Predicate<UserId> known,
      Clock clock) {
    this.sanctions = sanctions;
    this.rooms = rooms;
    this.entry = entry;
    this.doors = doors;
    this.rulings = rulings;
    this.journal = journal;
    this.known = known;
    this.clock = clock;
  }

  /**
   * Has somebody be silent here for a while, or stay away.
   *
   * @param hours 0 for as long as nobody lifts it
   */
  public void sanction(
      Here here, @Nullable String name, Kind kind, @Nullable String reason, int hours) {
    here.requireKeeper("keep people out of this room");
    UserId user = user(name);
    String why = Check.optionalLine("reason", "The reason", reason, LONGEST_REASON);
    if (hours < 0 || hours > MOST_HOURS) {
      throw new Invalid("hours", "hours must be from 0 to " + MOST_HOURS + ".", (long) MOST_HOURS);
    }
    if (user.equals(here.user().id()) || user.equals(here.room().owner())) {
      throw new Conflict("Neither yourself nor who opened the room can be kept out of it.");
    }
    if (doors
        .enter(Calls.somebody(user), here.id())
        .filter(they -> they.may(ChatPermission.MODERATE))
        .isPresent()) {
      throw new Conflict(
          user + " keeps this room in order and cannot be kept out of it. Take that away first.");
    }
    Instant now = clock.instant();
    Instant until = hours == 0 ? null : now.plus(Duration.ofHours(hours));
    var sanction = new Sanction(here.id(), user, kind, why, here.user().id(), now, until);
    sanctions.keep(sanction);
    rulings.withheld(sanction);
    if (kind == Kind.BAN) {
      entry.out(here.room(), user);
    }
    journal.note(
        here,
        (kind == Kind.BAN ? "banned " : "muted ")
            + user
            + (hours == 0 ? "" : " for " + hours + " hours")
            + (why.isEmpty() ? "" : ": " + why));
  }

  /** Ends a mute or ban before its time. */
  public void lift(Here here, @Nullable String name) {
    here.requireKeeper("let people back into this room");
    UserId user = user(name);
    if (sanctions.lift(here.id(), user)) {
      rulings.lifted(here.id(), user);
      journal.note(here, "lifted what kept " + user + " from writing");
    }
  }

  private UserId user(@Nullable String name) {
    try {
      UserId user = UserId.valueOf(name == null ? "" : name.strip().toLowerCase(Locale.ROOT));
      if (known.test(user)) {
        return user;
      }
    } catch (IllegalArgumentException e) {
      throw new Invalid("user", "user must be the name of an account.");
    }
    throw new Invalid("user", "user must be the name of an account.");
  }

  /** Locks the room against a raid for some hours; 0 opens it. */
  public void lock(Here here, int hours) {
    here.requireKeeper("lock this room");
    if (hours < 0 || hours > 72) {
      throw new Invalid("hours", "hours must be from 0 to 72.", 72L);
    }
    Instant until = hours == 0 ? null : clock.instant().plus(Duration.ofHours(hours));
    Policy policy = here.room().policy().lockedUntil(until);
    rooms.setPolicy(here.room(), policy);
    rulings.locked(here.id(), policy);
    journal.note(
        here, hours == 0 ? "opened the room again" : "locked the room for " + hours + " hours");
  }

  /** Sets how the room is kept; the lock stays as it is. */
  public void rule(Here here, Policy wanted) {
    here.requireKeeper("set the rules of this room");
    within("slow", wanted.slow(), SLOWEST);
    within("hideAfter", wanted.hideAfter(), 50);
    within("newcomers", wanted.newcomers(), 720);
    var policy =
        new Policy(
            wanted.slow(),
            wanted.approval(),
            words(wanted.words()),
            wanted.hideAfter(),
            wanted.newcomers(),
            here.room().policy().lockedUntil(),
            wanted.indexed(),
            wanted.versions(),
            here.room().policy().keep());
    String changes = policy.changes(here.room().policy());
    rooms.setPolicy(here.room(), policy);
    if (policy.slow() != here.room().policy().slow()) {
      rulings.slowed(here.id(), policy);
    }
    if (!changes.isEmpty()) {
      journal.note(here, "changed the rules of the room: " + changes);
    }
  }

  private static void within(String field, int value, int most) {
    if (value < 0 || value > most) {
      throw new Invalid(field, field + " must be from 0 to " + most + ".", (long) most);
    }
  }

  private static List<String> words(List<String> typed) {
    var words = new LinkedHashSet<String>();
    for (String word : typed) {
      String clean = Check.optionalLine("words", "A word", word, 60).toLowerCase(Locale.ROOT);
      if (!new ForbiddenWord(clean).letters().isEmpty()) {
        words.add(clean);
      }
    }
    if (words.size() > MOST_WORDS) {
      throw new Invalid(
          "words", "A room forbids at most " + MOST_WORDS + " words.", (long) MOST_WORDS);
    }
    return List.copyOf(words);
  }

  /** Who is muted or banned. */
  public Slice<Sanction> sanctions(Here here, @Nullable String after, int limit) {
    here.requireKeeper("see who is kept out of this room");
    return sanctions.of(here.id(), after, limit);
  }
}
