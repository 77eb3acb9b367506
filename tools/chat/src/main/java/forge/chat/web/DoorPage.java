package forge.chat.web;

import forge.chat.Room;
import forge.web.View;
import org.jspecify.annotations.Nullable;

/**
 * The door of a room that its members alone may read.
 *
 * @param waits whether the visitor has asked to be let in
 * @param closed why they cannot ask just now; null where they can
 */
public record DoorPage(Room room, boolean waits, @Nullable String closed) implements View {}
