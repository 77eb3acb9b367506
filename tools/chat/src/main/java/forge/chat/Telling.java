package forge.chat;

import forge.event.Events;
import forge.live.Live;
import forge.live.LiveEvent;

/** Tells what a room has kept: to the pages that are open, and to whoever listens for events. */
record Telling(Live live, Events events) {
  void tell(LiveEvent event) {
    live.announce(event);
    events.tell();
  }
}
