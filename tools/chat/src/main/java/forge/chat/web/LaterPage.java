package forge.chat.web;

import forge.chat.LaterMessage;
import forge.chat.Room;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/**
 * What somebody has to say later in a room.
 *
 * @param text what was typed, or begun in the room
 */
public record LaterPage(
    Room room, String label, List<LaterMessage> messages, String text, String at, Problems problems)
    implements View {}
