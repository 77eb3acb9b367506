package forge.chat;

import forge.chat.SeatStore.Reader;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.SignInNeeded;
import forge.store.Slice;
import forge.user.Identity;
import forge.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people come into rooms of members: at once, or when a moderator lets them. */
public final class Entry {
  private static final String LOCKED = "This room lets nobody in just now. Try again later.";
  private final WishStore wishes;
  private final SanctionStore sanctions;
  private final Seats seats;
  private final Journal journal;
  private final Keepers keepers;
  private final Clock clock;

  Entry(
      WishStore wishes,
      SanctionStore sanctions,
      Seats seats,
      Journal journal,
      Keepers keepers,
      Clock clock) {
    this.wishes = wishes;
    this.sanctions = sanctions;
    this.seats = seats;
    this.journal = journal;
    this.keepers = keepers;
    this.clock = clock;
  }

  /** Somebody who waits at a door. */
  public record Waiting(UserId user, String name, Instant at) {}

  /** Asks to come in; answers whether the visitor is in. */
  public boolean ask(Identity identity, Room room) {
    if (identity.user().guest()) {
      throw new SignInNeeded("join rooms");
    }
    withheld(identity, room)
        .ifPresent(
            s -> {
              throw new Denied("come into this room: you are " + Order.words(s));
            });
    if (room.policy().locked(clock.instant())) {
      throw new Conflict(LOCKED);
    }
    if (room.policy().approval()) {
      wishes.wish(room.id(), identity.user(), clock.instant());
      keepers.waits(room.id(), "wish of " + identity.user().id(), "Somebody asks to come in.");
      return false;
    }
    seats.sit(room, identity.user());
    return true;
  }

  private Optional<Sanction> withheld(Identity identity, Room room) {
    return sanctions.find(room.id(), identity.user().id()).filter(s -> !s.over(clock.instant()));
  }

  /** Why somebody cannot ask to come in just now; empty where they can. */
  public Optional<String> closed(Identity identity, Room room) {
    if (identity.user().guest()) {
      return Optional.empty();
    }
    return withheld(identity, room)
        .map(s -> "You cannot come in: you are " + Order.words(s) + ".")
        .or(() -> room.policy().locked(clock.instant()) ? Optional.of(LOCKED) : Optional.empty());
  }

  /** Refuses to have somebody asked in by whom the room lets nobody in, or who may not come. */
  void admit(Here here, UserId user) {
    Instant now = clock.instant();
    sanctions
        .find(here.id(), user)
        .filter(s -> s.kind() == Sanction.Kind.BAN && !s.over(now))
        .ifPresent(
            s -> {
              throw new Conflict(user + " is banned from this room; a moderator can lift that.");
            });
    boolean closed = here.room().rule() instanceof RoomRule.OfMembers;
    if (!closed || here.may(ChatPermission.MODERATE)) {
      return;
    }
    if (here.room().policy().locked(now)) {
      throw new Conflict(LOCKED);
    }
    if (here.room().listed() && here.room().policy().approval()) {
      throw new Conflict("Moderators let people into this room: " + user + " can ask at its door.");
    }
  }

  /** Somebody came in by another way; nobody needs to decide about them any more. */
  void came(Room room, UserId user) {
    if (wishes.settle(room.id(), user)) {
      keepers.seen(room.id());
    }
  }

  /** Forgets who waits at a door that is gone. */
  void forget(RoomId room) {
    wishes.forget(room);
    keepers.forget(room);
  }

  public boolean waits(Identity identity, Room room) {
    return !identity.user().guest() && wishes.waits(room.id(), identity.user().id());
  }

  /** Who waits at the door of a room. */
  public Slice<Waiting> waiting(Here here, @Nullable String after, int limit) {
    here.requireKeeper("see who waits at the door of this room");
    return wishes.of(here.id(), after, limit).map(w -> new Waiting(w.user(), w.name(), w.at()));
  }

  /** Lets somebody in who waits, or does not. */
  public void answer(Here here, UserId user, boolean in) {
    here.requireKeeper("let people into this room");
    if (!wishes.settle(here.id(), user)) {
      return;
    }
    keepers.seen(here.id());
    if (in) {
      seats.sit(here.room(), user);
      keepers.letIn(here, user);
    }
    journal.note(here, in ? "let " + user + " in" : "sent " + user + " away");
  }

  /** Puts somebody out of a room of members. */
  void out(Room room, UserId user) {
    if (room.rule() instanceof RoomRule.OfMembers) {
      seats.rise(new Reader(room.id(), user));
    }
  }
}
