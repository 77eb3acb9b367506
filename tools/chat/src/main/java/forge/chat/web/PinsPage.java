package forge.chat.web;

import forge.chat.Room;
import forge.web.View;
import java.util.List;

/**
 * The pinned messages of a room.
 *
 * @param mayPin whether the visitor may take them off
 */
public record PinsPage(Room room, String label, List<Line> lines, boolean mayPin) implements View {}
