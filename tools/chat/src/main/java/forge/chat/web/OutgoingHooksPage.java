package forge.chat.web;

import forge.chat.OutgoingHook;
import forge.chat.OutgoingHooks.Wanted;
import forge.chat.Room;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The programs that are told what is said in a room.
 *
 * @param secret of the one just made, which is shown this once; null where none was
 */
public record OutgoingHooksPage(
    Room room,
    String label,
    List<OutgoingHook> hooks,
    @Nullable String secret,
    Wanted typed,
    Problems problems)
    implements View {}
