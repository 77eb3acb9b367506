package forge.chat.web;

import forge.chat.Directory.Suggestion;
import forge.chat.MyRooms.Section;
import forge.chat.Room;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rooms: one's own, and those there are to find.
 *
 * @param unread how many of one's own rooms have something unread
 * @param next where more of the directory is; null at its end
 */
public record RoomsPage(
    List<Section> sections,
    int unread,
    List<Suggestion> suggestions,
    List<Room> found,
    String query,
    String tag,
    List<String> tags,
    @Nullable String next)
    implements View {}
