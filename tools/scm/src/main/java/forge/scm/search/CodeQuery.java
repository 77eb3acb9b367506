package forge.scm.search;

import forge.refusal.Refusal.Invalid;
import forge.scm.search.CodeWanted.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.solr.client.solrj.request.SolrQuery;
import org.apache.solr.common.params.CursorMarkParams;
import org.jspecify.annotations.Nullable;

/** What somebody looks for, in the words of the index. Nothing they typed is read as a query. */
final class CodeQuery {
  static final int PAGE = 20;
  private static final int GRAM = 3;

  private CodeQuery() {}

  /**
   * @param project such as {@code p/aqueduct}; empty for all
   * @param mount the id of a repository; empty for all
   */
  static SolrQuery of(CodeWanted wanted, String project, String mount) {
    var query = new SolrQuery(text(wanted));
    query.addFilterQuery("kind:file");
    query.setRows(PAGE);
    query.setFields("id", "mount", "project", "repo", "lang", "path", "url", "content");
    term(query, "project", project);
    term(query, "mount", mount);
    wanted.filters().forEach(filter -> query.addFilterQuery(filter(filter)));
    query.setFacet(true);
    query.addFacetField("lang", "project");
    query.addSort("score", SolrQuery.ORDER.desc);
    query.addSort("id", SolrQuery.ORDER.asc);
    @Nullable String cursor = wanted.cursor();
    query.set(
        CursorMarkParams.CURSOR_MARK_PARAM,
        cursor == null || cursor.isEmpty() ? CursorMarkParams.CURSOR_MARK_START : cursor);
    return query;
  }

  private static void term(SolrQuery query, String field, String value) {
    if (!value.isEmpty()) {
      query.addFilterQuery("{!term f=" + field + "}" + value);
    }
  }

  private static String text(CodeWanted wanted) {
    var clauses = new ArrayList<String>();
    wanted.terms().forEach(term -> clauses.add("+(" + found(term) + ")"));
    wanted.without().forEach(term -> clauses.add("-(" + plain(term) + ")"));
    if (wanted.terms().isEmpty()) {
      clauses.add("*:*");
    }
    return String.join(" ", clauses);
  }

  /** In the text as it is written, or as a name in another spelling; in the path before all. */
  private static String found(String term) {
    String quoted = quoted(term);
    String names = "names:" + quoted + "^2 OR file_names:" + quoted + "^8";
    return term.codePointCount(0, term.length()) < GRAM
        ? names
        : "content:"
            + quoted
            + " OR name_grams:"
            + quoted
            + "^6 OR path_grams:"
            + quoted
            + "^2 OR "
            + names;
  }

  private static String plain(String term) {
    String quoted = quoted(term);
    return term.codePointCount(0, term.length()) < GRAM
        ? "names:" + quoted
        : "content:" + quoted + " OR path_grams:" + quoted;
  }

  private static String filter(Filter filter) {
    String not = filter.not() ? "-" : "";
    String quoted = quoted(filter.value());
    return switch (filter.field()) {
      case "lang" -> not + "lang:" + quoted(filter.value().toLowerCase(Locale.ROOT));
      case "repo" -> not + "repo:" + quoted;
      case "file" -> not + "name_grams:" + quoted(long3("file", filter.value()));
      default -> not + "path_grams:" + quoted(long3("path", filter.value()));
    };
  }

  private static String long3(String field, String value) {
    if (value.codePointCount(0, value.length()) < GRAM) {
      throw new Invalid("q", field + ": needs at least three letters, such as " + field + ":src.");
    }
    return value;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** The values a page narrows by. */
  static List<String> facets() {
    return List.of("lang", "project");
  }
}
