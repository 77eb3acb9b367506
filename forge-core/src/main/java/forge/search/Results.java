package forge.search;

import forge.markup.Html;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param next the cursor of the next page; null at the end
 * @param resting whether nothing could be asked because Solr is away
 */
public record Results(
    List<Hit> hits, long total, List<Facet> facets, @Nullable String next, boolean resting) {
  static final Results NONE = new Results(List.of(), 0, List.of(), null, false);
  static final Results RESTING = new Results(List.of(), 0, List.of(), null, true);

  public Results {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
  }

  /**
   * One artifact that was found.
   *
   * @param title with the words that were looked for marked
   * @param snippet a part of its text, likewise
   */
  public record Hit(
      String type,
      String project,
      String key,
      String url,
      String name,
      Html title,
      Html snippet,
      String author,
      List<String> labels,
      @Nullable String state,
      Instant modified) {}

  /** How the results divide by one field. */
  public record Facet(String field, String label, List<Value> values) {}

  /** A value of a field, and how many results have it. */
  public record Value(String value, long count) {}
}
