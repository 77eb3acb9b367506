package forge.search.web;

import forge.project.Project;
import forge.search.Results;
import forge.search.Results.Facet;
import forge.search.SearchTabs;
import forge.search.Wanted;
import forge.search.Wanted.Order;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page on which somebody searches the site or a project. */
public record SearchPage(
    Wanted wanted,
    Results results,
    String action,
    String tool,
    @Nullable Project project,
    List<FacetView> facets,
    List<LinkView> tools,
    List<SearchTabs.Tab> kinds,
    LinkView byRelevance,
    LinkView byNewest,
    String everywhere,
    @Nullable String next,
    Problems problems)
    implements View {
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "type", "type",
          "project", "project",
          "labels", "label",
          "state", "state",
          "author", "author");

  /** A way to narrow the results. */
  public record FacetView(String label, List<LinkView> values) {}

  /**
   * A link of the page.
   *
   * @param count how many results it leads to; null where that is not known
   */
  public record LinkView(String label, String url, boolean active, @Nullable Long count) {}

  static SearchPage of(
      Asking asking,
      Results results,
      @Nullable Project project,
      String tool,
      SearchTabs tabs,
      Problems problems) {
    var wanted = asking.wanted();
    return new SearchPage(
        wanted,
        results,
        asking.path(),
        tool,
        project,
        results.facets().stream()
            .filter(f -> project == null || !f.field().equals("project"))
            .map(f -> facet(asking, f, project, tool))
            .toList(),
        project == null ? List.of() : tools(asking, project, tool),
        tabs.of(wanted.text(), ""),
        sort(asking, Order.RELEVANCE, "Best match", project, tool),
        sort(asking, Order.NEWEST, "Newest", project, tool),
        new Asking("/search", wanted).with("project", "", null, ""),
        results.next() == null ? null : asking.with("cursor", results.next(), project, tool),
        problems);
  }

  private static FacetView facet(
      Asking asking, Facet facet, @Nullable Project project, String tool) {
    String parameter = PARAMETERS.getOrDefault(facet.field(), facet.field());
    String chosen = chosen(asking.wanted(), facet.field());
    return new FacetView(
        facet.label(),
        facet.values().stream()
            .map(
                v -> {
                  boolean active = v.value().equals(chosen);
                  return new LinkView(
                      v.value(),
                      asking.with(parameter, active ? "" : v.value(), project, tool),
                      active,
                      v.count());
                })
            .toList());
  }

  private static String chosen(Wanted wanted, String field) {
    return switch (field) {
      case "type" -> wanted.type();
      case "project" -> wanted.project();
      case "labels" -> wanted.label();
      case "state" -> wanted.state();
      default -> wanted.author();
    };
  }

  private static List<LinkView> tools(Asking asking, Project project, String tool) {
    return project.mounts().stream()
        .map(
            m -> {
              boolean active = m.point().value().equals(tool);
              String to = active ? "" : m.point().value();
              return new LinkView(m.label(), asking.with("tool", to, project, to), active, null);
            })
        .toList();
  }

  private static LinkView sort(
      Asking asking, Order order, String label, @Nullable Project project, String tool) {
    String value = order == Order.RELEVANCE ? "" : order.key();
    return new LinkView(
        label, asking.with("sort", value, project, tool), asking.wanted().order() == order, null);
  }
}
