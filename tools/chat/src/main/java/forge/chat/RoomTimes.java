package forge.chat;

import java.time.Instant;

/**
 * Where in the time of a room it is told of what happens elsewhere: nothing of what was before the
 * room, and what is told late stands where it is told.
 */
record RoomTimes(RoomStore store, Rooms rooms) {

  /** Whether the room was there already. */
  boolean there(RoomId room, Instant at) {
    return store.since(room).map(since -> !at.isBefore(since)).orElse(true);
  }

  /** The time itself, or that of what was said last if that is later. */
  Instant place(Here here, Instant at) {
    return rooms.before(here, null, 1).stream()
        .map(Message::saidAt)
        .filter(at::isBefore)
        .findAny()
        .orElse(at);
  }
}
