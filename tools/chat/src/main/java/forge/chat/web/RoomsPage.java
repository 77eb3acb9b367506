package forge.chat.web;

import forge.chat.Directory;
import forge.chat.Directory.Suggestion;
import forge.chat.MyRooms.Section;
import forge.chat.Room;
import forge.web.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    @Nullable Filter filter,
    List<String> tags,
    @Nullable String next)
    implements View {

  /** The kinds of things there are rooms about, as people call many of them. */
  public Map<String, String> kinds() {
    return Filter.KINDS;
  }

  /**
   * That rooms about things are looked for.
   *
   * @param kind such as {@code ticket}; {@code any} for all
   * @param project where they are, such as {@code p/aqueduct}; empty for everywhere
   */
  public record Filter(String kind, String project) {
    private static final String ANY = "any";
    private static final Map<String, String> KINDS = kinds();

    private static Map<String, String> kinds() {
      var kinds = new LinkedHashMap<String, String>();
      kinds.put(ANY, "everything");
      kinds.put("ticket", "tickets");
      kinds.put("milestone", "milestones");
      kinds.put("release", "releases");
      kinds.put("page", "pages");
      kinds.put("scm", "repositories");
      return kinds;
    }

    static @Nullable Filter of(@Nullable String about, @Nullable String project) {
      String kind = about == null ? "" : about.strip();
      String place = project == null ? "" : project.strip();
      return kind.isEmpty() && place.isEmpty()
          ? null
          : new Filter(kind.isEmpty() ? ANY : kind, place);
    }

    Directory.Things things(@Nullable String query) {
      return new Directory.Things(query, kind.equals(ANY) ? "" : kind, project);
    }

    /** The same in an address. */
    public String parameters() {
      return "about=" + RoomsViews.coded(kind) + "&project=" + RoomsViews.coded(project);
    }
  }
}
