package forge.scm.search;

import forge.scm.search.FoundLines.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in code.
 *
 * @param next the cursor of the next page; null at the end
 * @param resting whether nothing could be asked because Solr is away
 */
public record CodeResults(
    List<Hit> hits, long total, List<Facet> facets, @Nullable String next, boolean resting) {
  public static final CodeResults NONE = new CodeResults(List.of(), 0, List.of(), null, false);
  static final CodeResults RESTING = new CodeResults(List.of(), 0, List.of(), null, true);

  public CodeResults {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
  }

  /**
   * One file.
   *
   * @param repo such as {@code p/aqueduct/code}
   */
  public record Hit(
      String project,
      String repo,
      String path,
      List<Span> marked,
      String lang,
      String url,
      FoundLines found) {}

  /** How the results divide by one field. */
  public record Facet(String field, List<Value> values) {}

  /** A value of a field, and how many files have it. */
  public record Value(String value, long count) {}
}
