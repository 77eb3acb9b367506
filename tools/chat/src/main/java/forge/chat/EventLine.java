package forge.chat;

import forge.event.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a room has been told of a thing.
 *
 * @param nonce under which it is said, once
 * @param message null until it was said
 * @param deed who did what last, as the end of the line
 * @param at when that was
 */
record EventLine(
    RoomId room,
    String thing,
    String nonce,
    @Nullable MessageNumber message,
    String deed,
    Instant at) {

  static EventLine begun(RoomId room, Subject thing, String event, String deed, Instant at) {
    return new EventLine(room, name(thing), "line-" + event + "-" + room, null, deed, at);
  }

  static String name(Subject thing) {
    return thing.mount() + "/" + thing.artifact();
  }

  EventLine with(String later, Instant when) {
    return new EventLine(room, thing, nonce, message, later, when);
  }
}
