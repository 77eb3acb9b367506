package forge.wiki.web;

import forge.wiki.PageTitle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pages beside a page: those on top, those on the way to it, beside it and right below it.
 * Folders that are no pages themselves are listed, too.
 */
public record Outline(List<Line> lines, List<Line> below) {
  private static final int MOST = 80;

  /**
   * A page or folder in the list.
   *
   * @param depth how far it is set in
   */
  public record Line(String label, String url, int depth, boolean active) {}

  static Outline of(Places places, List<PageTitle> titles, Optional<PageTitle> open) {
    var all = new TreeMap<String, PageTitle>();
    for (PageTitle title : titles) {
      String path = title.value();
      for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/')) {
        path = path.substring(0, slash);
        var folder = new PageTitle(path);
        all.putIfAbsent(order(folder), folder);
      }
      all.put(order(title), title);
    }
    String here = open.map(PageTitle::key).orElse("");
    var lines = new ArrayList<Line>();
    var below = new ArrayList<Line>();
    for (PageTitle title : all.values()) {
      var line =
          new Line(
              title.last(),
              places.page(title),
              Math.min(title.depth(), 4),
              title.key().equals(here));
      if (lines.size() < MOST && shown(title, here)) {
        lines.add(line);
      }
      if (parent(title).equals(here) && title.depth() > 0) {
        below.add(line);
      }
    }
    return new Outline(lines, below);
  }

  /** Home first, then by name, each folder followed by what is in it. */
  private static String order(PageTitle title) {
    return title.equals(PageTitle.HOME) ? "" : title.key().replace('/', '\u0001');
  }

  private static boolean shown(PageTitle title, String here) {
    String parent = parent(title);
    return title.depth() == 0 || here.equals(parent) || here.startsWith(parent + "/");
  }

  private static String parent(PageTitle title) {
    int slash = title.value().lastIndexOf('/');
    return slash < 0 ? "" : title.value().substring(0, slash).toLowerCase(Locale.ROOT);
  }
}
