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
    @Nullable String after,
    Month month)
    implements View {

  /**
   * The days of the month, to choose from.
   *
   * @param title such as "November 2026"
   * @param before where the month before is; null at the beginning
   */
  public record Month(
      String title, List<Day> days, @Nullable String before, @Nullable String after) {}

  /**
   * A day of it.
   *
   * @param page where it is; null where nothing was said
   */
  public record Day(int number, @Nullable String page, boolean shown) {}
}
