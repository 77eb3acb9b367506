package forge.chat.web;

import forge.chat.IncomingHook;
import forge.chat.Room;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The programs that speak in a room.
 *
 * @param address of the one just made, which is shown this once; null where none was
 * @param slack the same in the form Slack has
 */
public record HooksPage(
    Room room,
    String label,
    List<IncomingHook> hooks,
    @Nullable String address,
    @Nullable String slack,
    String name,
    Problems problems)
    implements View {}
