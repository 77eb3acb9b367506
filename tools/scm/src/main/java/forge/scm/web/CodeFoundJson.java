package forge.scm.web;

import forge.scm.search.CodeResults;
import forge.scm.search.CodeResults.Facet;
import forge.scm.search.FoundLines;
import java.util.List;

/**
 * What was found in code.
 *
 * @param resting true while there is no index to ask; then nothing is found
 */
public record CodeFoundJson(
    long total, boolean resting, List<CodeFileJson> files, List<Facet> facets) {

  /** One file; {@code more} lines beside these have something that was looked for. */
  public record CodeFileJson(
      String project,
      String repository,
      String path,
      String language,
      String url,
      List<CodeLineJson> lines,
      int more) {}

  /** One line. */
  public record CodeLineJson(int number, String text) {}

  static CodeFoundJson of(CodeResults results) {
    return new CodeFoundJson(
        results.total(),
        results.resting(),
        results.hits().stream().map(CodeFoundJson::file).toList(),
        results.facets());
  }

  private static CodeFileJson file(CodeResults.Hit hit) {
    return new CodeFileJson(
        hit.project(),
        hit.repo(),
        hit.path(),
        hit.lang(),
        hit.url(),
        hit.found().lines().stream()
            .map(l -> new CodeLineJson(l.number(), FoundLines.plain(l.spans())))
            .toList(),
        hit.found().more());
  }
}
