package forge.chat.web;

import forge.access.Visit;
import forge.chat.FoundMessages;
import forge.chat.MessageWanted;
import forge.project.Project;
import forge.search.SearchTabs;
import forge.search.Wanted.Order;
import forge.web.Problems;
import forge.web.View;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in rooms.
 *
 * @param action where the search is asked again
 * @param tabs the searches beside it
 * @param everywhere where all rooms are searched; null on the page that does
 * @param next where the next page is; null at the end
 * @param byNewest whether the newest come first
 * @param other where the same is shown in the other order
 */
public record MessageSearchPage(
    @Nullable Project project,
    String action,
    String typed,
    FoundMessages found,
    boolean asked,
    List<Narrow> rooms,
    List<Narrow> people,
    List<SearchTabs.Tab> tabs,
    @Nullable String everywhere,
    @Nullable String next,
    boolean byNewest,
    String other,
    Problems problems)
    implements View {

  /** A way to narrow what was found. */
  public record Narrow(String label, String url, long count) {}

  static MessageSearchPage of(
      MessageWanted wanted,
      String typed,
      FoundMessages found,
      @Nullable Visit project,
      SearchTabs tabs,
      Problems problems) {
    String base = project == null ? "" : project.project().page() + "/-";
    String action = base + "/search/messages";
    boolean newest = wanted.order() == Order.NEWEST;
    String sort = newest ? "" : "&sort=relevance";
    return new MessageSearchPage(
        project == null ? null : project.project(),
        action,
        typed,
        found,
        !wanted.nothing(),
        narrow(action, typed, "in:", found.rooms()),
        narrow(action, typed, "from:@", found.people()),
        tabs.of(typed, "messages"),
        project == null ? null : "/search/messages?q=" + encoded(typed),
        found.next() == null
            ? null
            : action + "?q=" + encoded(typed) + sort + "&cursor=" + encoded(found.next()),
        newest,
        action + "?q=" + encoded(typed) + (newest ? "&sort=relevance" : ""),
        problems);
  }

  private static List<Narrow> narrow(
      String action, String typed, String operator, List<FoundMessages.Facet> facets) {
    return facets.size() < 2
        ? List.of()
        : facets.stream()
            .map(
                f ->
                    new Narrow(
                        f.label(),
                        action + "?q=" + encoded(typed + " " + operator + f.value()),
                        f.count()))
            .toList();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
