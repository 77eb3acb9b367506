package forge.chat;

import forge.live.Live;
import forge.live.LiveEvent;
import java.util.function.Consumer;

/**
 * Tells what a room has kept: to the pages that are open, and when these have it to whoever listens
 * for events, and to those who follow the log of the room that something happened there.
 */
record Telling(Live live, Runnable events, Consumer<RoomId> followers) {
  void tell(LiveEvent event) {
    live.announce(
        event,
        () -> {
          events.run();
          followers.accept(RoomStream.room(event.stream()));
        });
  }

  /** Tells pages alone: of what changes nothing that is found, linked or listened for. */
  void show(LiveEvent event) {
    live.announce(event);
  }
}
