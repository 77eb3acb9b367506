package forge.scm.search;

import forge.refusal.Refusal.Unavailable;
import forge.scm.search.CodeResults.Facet;
import forge.scm.search.CodeResults.Hit;
import forge.scm.search.CodeResults.Value;
import forge.search.SearchCollection;
import forge.user.Identity;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrDocument;

/**
 * Finds code in default branches. What somebody may not read is not found: the query itself keeps
 * it out, and so out of counts.
 */
public final class CodeSearch {
  private final SearchCollection collection;

  public CodeSearch(SearchCollection collection) {
    this.collection = collection;
  }

  /**
   * Looks for something.
   *
   * @param project such as {@code p/aqueduct}; empty for all
   * @param mount the id of a repository; empty for all
   */
  public CodeResults find(Identity identity, CodeWanted wanted, String project, String mount) {
    if (!collection.configured()) {
      return CodeResults.RESTING;
    }
    if (wanted.nothing()) {
      return CodeResults.NONE;
    }
    try {
      return results(collection.ask(CodeQuery.of(wanted, project, mount), identity), wanted);
    } catch (Unavailable away) {
      return CodeResults.RESTING;
    }
  }

  private static CodeResults results(QueryResponse found, CodeWanted wanted) {
    var hits = new ArrayList<Hit>();
    for (SolrDocument document : found.getResults()) {
      hits.add(hit(document, wanted.terms()));
    }
    var facets = new ArrayList<Facet>();
    for (String field : CodeQuery.facets()) {
      var counted = found.getFacetField(field);
      if (counted != null && counted.getValueCount() > 0) {
        facets.add(
            new Facet(
                field,
                counted.getValues().stream()
                    .filter(c -> !c.getName().isEmpty())
                    .map(c -> new Value(c.getName(), c.getCount()))
                    .toList()));
      }
    }
    String next = found.getNextCursorMark();
    boolean more = hits.size() == CodeQuery.PAGE && next != null && !next.equals(wanted.cursor());
    return new CodeResults(
        hits, found.getResults().getNumFound(), facets, more ? next : null, false);
  }

  private static Hit hit(SolrDocument document, List<String> terms) {
    String path = text(document, "path");
    var repos = document.getFieldValues("repo");
    String repo = repos == null ? "" : repos.stream().map(Object::toString).reduce("", (a, b) -> b);
    return new Hit(
        text(document, "project"),
        repo,
        path,
        FoundLines.path(path, terms),
        text(document, "lang"),
        text(document, "url"),
        FoundLines.in(text(document, "content"), terms));
  }

  private static String text(SolrDocument document, String field) {
    Object value = document.getFirstValue(field);
    return value == null ? "" : value.toString();
  }
}
