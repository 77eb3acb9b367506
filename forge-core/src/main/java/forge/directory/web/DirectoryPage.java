package forge.directory.web;

import forge.directory.Category;
import forge.directory.CategoryTree;
import forge.directory.Found;
import forge.directory.Licences;
import forge.directory.Looked;
import forge.directory.Looked.Facet;
import forge.directory.Looked.Order;
import forge.directory.Shelves.Page;
import forge.directory.Shelves.Shown;
import forge.project.RunsOn;
import forge.project.Stage;
import forge.web.Problems;
import forge.web.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the directory.
 *
 * @param shelf what is shown, such as the name of a category
 * @param trail the categories above what is shown, as links
 * @param total null where the index is away and nobody counts
 */
public record DirectoryPage(
    Looked looked,
    String shelf,
    List<LinkView> trail,
    List<Shown> projects,
    @Nullable Long total,
    List<FacetView> facets,
    List<LinkView> chosen,
    List<LinkView> orders,
    @Nullable String next,
    String feed,
    boolean first,
    Problems problems)
    implements View {
  private static final int MOST_VALUES = 12;
  private static final List<Facet> LISTED =
      List.of(Facet.SYSTEM, Facet.LICENCE, Facet.LANGUAGE, Facet.STAGE);

  /** A way to narrow what is shown. */
  public record FacetView(String label, List<LinkView> values) {}

  /**
   * A link of the page.
   *
   * @param count how many projects it leads to; null where that is not known
   */
  public record LinkView(String label, String url, boolean active, @Nullable Long count) {}

  static DirectoryPage of(Looking looking, Page page, CategoryTree tree, Problems problems) {
    Looked looked = looking.looked();
    Found found = page.found();
    String category = looked.value(Facet.CATEGORY);
    var facets = new ArrayList<FacetView>();
    if (found != null) {
      var below = shelves(looking, tree, counts(found, Facet.CATEGORY));
      if (!below.isEmpty()) {
        facets.add(new FacetView(Facet.CATEGORY.label(), below));
      }
      LISTED.forEach(facet -> values(looking, facet, counts(found, facet), facets));
    }
    return new DirectoryPage(
        looked,
        tree.find(category).map(Category::name).orElse("Projects"),
        trail(looking, tree, category),
        page.shown(),
        found == null ? null : (Long) found.total(),
        facets,
        chosen(looking, tree),
        found == null ? List.of() : orders(looking),
        page.next() == null ? null : looking.with("cursor", page.next()),
        Looking.PATH + ".atom" + looking.query("cursor", ""),
        looked.cursor() == null,
        problems);
  }

  private static Map<String, Long> counts(Found found, Facet facet) {
    return found.counts().getOrDefault(facet, Map.of());
  }

  /** The shelves below what is shown that have something on them. */
  private static List<LinkView> shelves(
      Looking looking, CategoryTree tree, Map<String, Long> counts) {
    return tree.below(looking.looked().value(Facet.CATEGORY)).stream()
        .filter(c -> counts.getOrDefault(c.key(), 0L) > 0)
        .map(
            c ->
                new LinkView(
                    c.name(),
                    looking.with(Facet.CATEGORY.key(), c.key()),
                    false,
                    counts.get(c.key())))
        .toList();
  }

  private static List<LinkView> trail(Looking looking, CategoryTree tree, String category) {
    var trail = new ArrayList<LinkView>();
    for (Category above : tree.trail(category)) {
      trail.add(
          new LinkView(
              above.name(),
              looking.with(Facet.CATEGORY.key(), above.key()),
              above.key().equals(category),
              null));
    }
    return trail;
  }

  private static void values(
      Looking looking, Facet facet, Map<String, Long> counts, List<FacetView> facets) {
    String chosen = looking.looked().value(facet);
    var values =
        counts.entrySet().stream()
            .limit(MOST_VALUES)
            .map(
                e -> {
                  boolean active = e.getKey().equals(chosen);
                  return new LinkView(
                      label(facet, e.getKey()),
                      looking.with(facet.key(), active ? "" : e.getKey()),
                      active,
                      e.getValue());
                })
            .toList();
    if (!values.isEmpty()) {
      facets.add(new FacetView(facet.label(), values));
    }
  }

  /** What is asked for, each to be taken away by a press. */
  private static List<LinkView> chosen(Looking looking, CategoryTree tree) {
    return Arrays.stream(Facet.values())
        .filter(facet -> !looking.looked().value(facet).isEmpty())
        .map(
            facet -> {
              String value = looking.looked().value(facet);
              String label =
                  facet == Facet.CATEGORY
                      ? tree.find(value).map(Category::name).orElse(value)
                      : label(facet, value);
              return new LinkView(
                  facet.label() + ": " + label, looking.with(facet.key(), ""), true, null);
            })
        .toList();
  }

  private static String label(Facet facet, String value) {
    return switch (facet) {
      case LICENCE -> Licences.name(value);
      case SYSTEM ->
          Arrays.stream(RunsOn.values())
              .filter(s -> s.name().equals(value))
              .map(RunsOn::label)
              .findFirst()
              .orElse(value);
      case STAGE ->
          Arrays.stream(Stage.values())
              .filter(s -> s.name().equals(value))
              .map(Stage::label)
              .findFirst()
              .orElse(value);
      default -> value;
    };
  }

  private static List<LinkView> orders(Looking looking) {
    boolean words = !looking.looked().text().isEmpty();
    return Arrays.stream(Order.values())
        .filter(order -> words || order != Order.RELEVANCE)
        .map(
            order ->
                new LinkView(
                    order.label(),
                    looking.with("sort", order == Order.RELEVANCE ? "" : order.key()),
                    looking.looked().order() == order
                        || (!words
                            && order == Order.DOWNLOADS
                            && looking.looked().order() == Order.RELEVANCE),
                    null))
        .toList();
  }
}
