package forge.chat;

import forge.event.Events;
import forge.live.Live;
import forge.live.LiveEvent;
import java.util.function.Consumer;

/**
 * Tells what a room has kept: to the pages that are open, to whoever listens for events, and to the
 * index that something happened in the room.
 */
record Telling(Live live, Events events, Consumer<RoomId> index) {
  void tell(LiveEvent event) {
    live.announce(event);
    events.tell();
    index.accept(RoomStream.room(event.stream()));
  }
}
