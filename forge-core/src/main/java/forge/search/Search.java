package forge.search;

import forge.access.Access;
import forge.markup.Html;
import forge.project.ProjectId;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.Unavailable;
import forge.search.Results.Facet;
import forge.search.Results.Hit;
import forge.search.Results.Value;
import forge.user.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.solr.client.solrj.request.SolrQuery;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.client.solrj.util.ClientUtils;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.CursorMarkParams;
import org.jspecify.annotations.Nullable;

/**
 * Finds artifacts. What somebody may not read is not found: it is kept out by the query itself, and
 * so out of counts, highlights and completion.
 */
public final class Search {
  private static final int PAGE = 20;
  private static final Map<String, String> FACETS =
      new java.util.TreeMap<>(
          Map.of(
              "type", "Type",
              "project", "Project",
              "labels", "Label",
              "state", "State",
              "author", "Author"));
  private static final List<String> FACET_ORDER =
      List.of("type", "project", "state", "labels", "author");

  private final SearchIndex index;
  private final Access access;

  public Search(SearchIndex index, Access access) {
    this.index = index;
    this.access = access;
  }

  /** Looks for something, in one database call for who is signed in and none for a guest. */
  public Results find(Identity identity, Wanted wanted) {
    SolrServer server = index.server();
    if (server == null) {
      return Results.RESTING;
    }
    if (wanted.nothing() && wanted.project().isEmpty() && wanted.mount().isEmpty()) {
      return Results.NONE;
    }
    SolrQuery query = query(wanted);
    restrict(query, identity);
    try {
      return results(ask(server, query, wanted), wanted);
    } catch (Unavailable | SolrServer.Missing away) {
      return Results.RESTING;
    }
  }

  /** What begins with a text, for completion while somebody types. */
  public List<Suggestion> complete(
      Identity identity, @Nullable String text, @Nullable ProjectId project) {
    SolrServer server = index.server();
    String typed = text == null ? "" : text.strip();
    if (server == null || typed.isEmpty() || typed.length() > 100) {
      return List.of();
    }
    var query = new SolrQuery(escaped(typed));
    if (project != null) {
      query.addFilterQuery("{!term f=project}" + project);
    }
    restrict(query, identity);
    try {
      return server.complete(query).getResults().stream().map(Search::suggestion).toList();
    } catch (Unavailable | SolrServer.Missing | SolrException away) {
      return List.of();
    }
  }

  private static SolrQuery query(Wanted wanted) {
    var query = new SolrQuery(wanted.text().isEmpty() ? "*:*" : wanted.text());
    query.setRows(PAGE);
    where(query, "project", wanted.project());
    where(query, "mount", wanted.mount());
    where(query, "type", wanted.type());
    where(query, "labels", wanted.label());
    where(query, "state", wanted.state());
    where(query, "author", wanted.author());
    query.setFacet(true);
    FACETS.keySet().forEach(field -> query.add("facet.field", "{!ex=" + field + "}" + field));
    if (!wanted.text().isEmpty()) {
      query.setHighlight(true);
      query.setParam("hl.defaultSummary", true);
    }
    boolean newest = wanted.order() == Wanted.Order.NEWEST || wanted.text().isEmpty();
    query.addSort(newest ? "modified" : "score", SolrQuery.ORDER.desc);
    query.addSort("id", SolrQuery.ORDER.asc);
    query.setParam(
        CursorMarkParams.CURSOR_MARK_PARAM,
        wanted.cursor() == null || wanted.cursor().isEmpty()
            ? CursorMarkParams.CURSOR_MARK_START
            : wanted.cursor());
    return query;
  }

  private static void where(SolrQuery query, String field, String value) {
    if (!value.isEmpty()) {
      query.addFilterQuery("{!term f=" + field + " tag=" + field + "}" + value);
    }
  }

  /** Leaves only what this user may read. */
  private void restrict(SolrQuery query, Identity identity) {
    if (identity.user().admin()) {
      return;
    }
    String held = held(access, identity);
    query.addFilterQuery("{!terms f=read_roles}" + held);
    query.addFilterQuery("{!terms f=readers}" + held);
    if (!identity.user().guest()) {
      query.addFilterQuery("-denied:\"" + identity.user().id() + "\"");
    }
  }

  /** Every token of a user, as the query parser for terms takes them. */
  static String held(Access access, Identity identity) {
    return access.readTokens(identity).stream()
        .filter(t -> !t.contains(","))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** What Solr cannot read as a query is looked for as it is written. */
  private static QueryResponse ask(SolrServer server, SolrQuery query, Wanted wanted) {
    try {
      return server.ask(query);
    } catch (SolrException unreadable) {
      query.setQuery(wanted.text().isEmpty() ? "*:*" : escaped(wanted.text()));
    }
    try {
      return server.ask(query);
    } catch (SolrException unreadable) {
      throw wanted.cursor() == null
          ? new Invalid("q", "The search cannot be read. Try plain words.")
          : new Invalid("cursor", "The cursor is not one this list gave out.");
    }
  }

  private static String escaped(String text) {
    return String.join(
        " ", List.of(text.split("\\s+")).stream().map(ClientUtils::escapeQueryChars).toList());
  }

  private static Results results(QueryResponse found, Wanted wanted) {
    var hits = new ArrayList<Hit>();
    for (SolrDocument document : found.getResults()) {
      hits.add(hit(document, found.getHighlighting()));
    }
    var facets = new ArrayList<Facet>();
    for (String field : FACET_ORDER) {
      var counted = found.getFacetField(field);
      if (counted != null && counted.getValueCount() > 0) {
        var values =
            counted.getValues().stream().map(c -> new Value(c.getName(), c.getCount())).toList();
        facets.add(new Facet(field, FACETS.getOrDefault(field, field), values));
      }
    }
    String next = found.getNextCursorMark();
    boolean more = hits.size() == PAGE && next != null && !next.equals(wanted.cursor());
    return new Results(hits, found.getResults().getNumFound(), facets, more ? next : null, false);
  }

  private static Hit hit(
      SolrDocument document, @Nullable Map<String, Map<String, List<String>>> highlights) {
    String id = text(document, "id");
    Map<String, List<String>> marked =
        highlights == null ? Map.of() : highlights.getOrDefault(id, Map.of());
    var titles = marked.getOrDefault("title", List.of());
    String title = text(document, "title");
    var snippets =
        marked.entrySet().stream()
            .filter(e -> !e.getKey().equals("title") && !e.getValue().isEmpty())
            .map(e -> String.join(" … ", e.getValue()))
            .filter(snippet -> !Marks.same(snippet, title))
            .toList();
    return new Hit(
        text(document, "type"),
        text(document, "project"),
        text(document, "key"),
        text(document, "url"),
        title,
        Marks.html(
            titles.size() == 1 && Marks.same(titles.getFirst(), title) ? titles.getFirst() : title),
        snippets.isEmpty() ? Html.EMPTY : Marks.html(snippets.getFirst()),
        text(document, "author"),
        strings(document, "labels"),
        (String) document.getFieldValue("state"),
        instant(document, "modified"));
  }

  private static Suggestion suggestion(SolrDocument document) {
    return new Suggestion(
        text(document, "type"),
        text(document, "project"),
        text(document, "key"),
        text(document, "title"),
        text(document, "url"));
  }

  private static String text(SolrDocument document, String field) {
    Object value = document.getFirstValue(field);
    return value == null ? "" : value.toString();
  }

  private static List<String> strings(SolrDocument document, String field) {
    Collection<Object> values = document.getFieldValues(field);
    return values == null ? List.of() : values.stream().map(Object::toString).toList();
  }

  private static Instant instant(SolrDocument document, String field) {
    return document.getFirstValue(field) instanceof Date date ? date.toInstant() : Instant.EPOCH;
  }
}
