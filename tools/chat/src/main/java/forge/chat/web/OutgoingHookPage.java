package forge.chat.web;

import forge.chat.OutgoingHook;
import forge.chat.Room;
import forge.hook.Delivery;
import forge.store.Slice;
import forge.web.View;

/** What one program was told of a room, and what it answered. */
public record OutgoingHookPage(
    Room room, String label, OutgoingHook hook, Slice<Delivery> deliveries) implements View {}
