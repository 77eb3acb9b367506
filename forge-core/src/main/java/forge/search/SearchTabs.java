package forge.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The searches there are beside each other, of the site or of a project.
 *
 * @param path where the common one is
 */
public record SearchTabs(String path, List<SearchKind> kinds) {

  public SearchTabs {
    kinds = List.copyOf(kinds);
  }

  /** One of them, with what was typed. */
  public record Tab(String label, String url, boolean active) {}

  /**
   * All of them, the common one first; none where there is no other.
   *
   * @param active the key of the one that is shown; empty for the common one
   */
  public List<Tab> of(String typed, String active) {
    var tabs = new ArrayList<Tab>();
    if (!kinds.isEmpty()) {
      String query = "?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
      tabs.add(new Tab("Everything", path + query, active.isEmpty()));
      for (SearchKind kind : kinds) {
        String url = path + "/" + kind.key() + query;
        tabs.add(new Tab(kind.label(), url, kind.key().equals(active)));
      }
    }
    return tabs;
  }
}
