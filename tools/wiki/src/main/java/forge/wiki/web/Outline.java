package forge.wiki.web;

import forge.wiki.PageTitle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pages beside a page: its neighbours on top, those below the one that is open, and no more.
 */
public record Outline(List<Line> lines) {
  private static final int MOST = 60;

  /**
   * A page in the list.
   *
   * @param depth how far it is set in
   */
  public record Line(String label, String url, int depth, boolean active) {}

  static Outline of(Places places, List<PageTitle> titles, Optional<PageTitle> open) {
    var lines = new ArrayList<Line>();
    for (PageTitle title : titles) {
      if (lines.size() < MOST && shown(title, open)) {
        lines.add(
            new Line(
                title.last(),
                places.page(title),
                Math.min(title.depth(), 4),
                open.filter(o -> o.equals(title)).isPresent()));
      }
    }
    return new Outline(lines);
  }

  /** The top, and whatever is on the way to the open page, beside it, or right below it. */
  private static boolean shown(PageTitle title, Optional<PageTitle> open) {
    if (title.depth() == 0) {
      return true;
    }
    String parent = parent(title.value());
    return open.map(PageTitle::value)
        .filter(
            o ->
                o.equalsIgnoreCase(parent)
                    || o.toLowerCase(java.util.Locale.ROOT)
                        .startsWith(parent.toLowerCase(java.util.Locale.ROOT) + "/"))
        .isPresent();
  }

  private static String parent(String title) {
    return title.substring(0, title.lastIndexOf('/'));
  }
}
