package forge.chat.web;

import forge.chat.Room;
import forge.web.View;

/**
 * The door of a room that its members alone may read.
 *
 * @param waits whether the visitor has asked to be let in
 */
public record DoorPage(Room room, boolean waits) implements View {}
