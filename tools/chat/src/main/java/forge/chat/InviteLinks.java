package forge.chat;

import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.SignInNeeded;
import forge.store.Slice;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets people into rooms of members by a link that a keeper of the room hands on. A link that has
 * ended is as if there had never been one.
 */
public final class InviteLinks {
  public static final int MOST = 50;
  private static final int MOST_HOURS = 24 * 366;
  private static final int MOST_USES = 10_000;
  private static final int SECRET = 20;
  private static final String TOO_FAST = "You open links too fast. Wait a second and try again.";
  private static final Duration SHOWN_ENDED = Duration.ofDays(7);
  private final InviteLinkStore store;
  private final RoomStore rooms;
  private final Doors doors;
  private final Seats seats;
  private final Entry entry;
  private final Journal journal;
  private final Pace pace;
  private final Clock clock;

  /** Where one comes in. */
  record House(RoomStore rooms, Doors doors, Seats seats, Entry entry) {}

  InviteLinks(InviteLinkStore store, House house, Journal journal, Platform platform) {
    this.store = store;
    this.rooms = house.rooms();
    this.doors = house.doors();
    this.seats = house.seats();
    this.entry = house.entry();
    this.journal = journal;
    this.clock = platform.clock();
    this.pace = new Pace(clock);
    platform.jobs().assign(SweepInviteLinks.class, (job, progress) -> sweep());
    platform.jobs().schedule("sweep invite links", Duration.ofDays(1), SweepInviteLinks::new);
  }

  /** A link with its secret, which is shown this once. */
  public record Made(InviteLink link, String secret) {}

  /** A room that somebody is asked into. */
  public record Asked(Room room, InviteLink link) {}

  /**
   * Makes a link.
   *
   * @param hours after how many hours it ends; 0 for never
   * @param uses how many may come in by it; 0 for any number
   */
  public Made make(Here here, int hours, int uses) {
    keeps(here);
    within("hours", hours, MOST_HOURS);
    within("uses", uses, MOST_USES);
    pace.check(here.user().id(), TOO_FAST);
    if (store.count(here.id(), MOST) >= MOST) {
      throw new Conflict("A room has at most " + MOST + " links. Take one back first.");
    }
    Instant now = clock.instant();
    Instant until = hours == 0 ? null : now.plus(Duration.ofHours(hours));
    String id = store.nextId();
    var link = new InviteLink(id, here.id(), here.user().id(), now, until, uses, 0);
    String secret = Secret.random(SECRET);
    store.insert(link, Secret.hash(secret));
    journal.note(
        here,
        "made a link into the room"
            + (hours == 0 ? "" : " for " + hours + " hours")
            + (uses == 0 ? "" : ", for " + uses + " people"));
    return new Made(link, secret);
  }

  private static void within(String field, int value, int most) {
    if (value < 0 || value > most) {
      throw new Invalid(field, field + " must be from 0 to " + most + ".", (long) most);
    }
  }

  /** The links of the room, the newest first. */
  public Slice<InviteLink> of(Here here, @Nullable String before, int limit) {
    keeps(here);
    return store.of(here.id(), before, limit);
  }

  /** Has nobody come in by a link any more. */
  public void revoke(Here here, String id) {
    keeps(here);
    if (!store.delete(here.id(), id)) {
      throw new NotFound("This link");
    }
    journal.note(here, "took a link into the room back");
  }

  private static void keeps(Here here) {
    here.require(ChatPermission.MODERATE);
    here.requireAccount("ask people in by a link");
    if (!(here.room().rule() instanceof RoomRule.OfMembers)) {
      throw new Conflict("Nobody needs a link into this room: its address is enough.");
    }
  }

  /** Where a link leads. */
  public Asked asked(Identity identity, String secret) {
    if (identity.user().guest()) {
      throw new SignInNeeded("come in by a link");
    }
    pace.check(identity.user().id(), TOO_FAST);
    return store
        .byHash(Secret.hash(secret))
        .filter(link -> link.open(clock.instant()))
        .flatMap(link -> rooms.find(link.room()).map(room -> new Asked(room, link)))
        .orElseThrow(InviteLinks::nothing);
  }

  /** Why somebody cannot come in by a link just now; empty where they can. */
  public Optional<String> closed(Identity identity, Asked asked) {
    return entry.closed(identity, asked.room());
  }

  /** Comes in, whether a moderator would have to be asked at the door or not. */
  public Room join(Identity identity, String secret) {
    Asked asked = asked(identity, secret);
    UserId user = identity.user().id();
    if (doors.enter(identity, asked.room().id()).isPresent()
        && !(asked.room().rule() instanceof RoomRule.Open)) {
      return asked.room();
    }
    entry
        .closed(identity, asked.room())
        .ifPresent(
            why -> {
              throw new Conflict(why);
            });
    if (!store.use(asked.link(), clock.instant())) {
      throw nothing();
    }
    try {
      seats.sit(asked.room(), identity.user());
    } catch (RuntimeException e) {
      store.giveBack(asked.link());
      throw e;
    }
    entry.came(asked.room(), user);
    doors
        .enter(identity, asked.room().id())
        .ifPresent(here -> journal.note(here, "came in by a link of " + asked.link().by()));
    return asked.room();
  }

  private static NotFound nothing() {
    return new NotFound("This link");
  }

  void forget(RoomId room) {
    store.forget(room);
  }

  private void sweep() {
    store.forgetBefore(clock.instant().minus(SHOWN_ENDED));
  }
}
