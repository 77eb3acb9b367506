package forge.chat.web;

import forge.chat.Room;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day of a room.
 *
 * @param more where the rest of the day is; null where this is all
 * @param before the day before on which something was said; null at the beginning
 */
public record ArchivePage(
    Room room,
    String title,
    List<Line> lines,
    @Nullable String more,
    @Nullable String before,
    @Nullable String after)
    implements View {}
