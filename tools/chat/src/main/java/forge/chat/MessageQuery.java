package forge.chat;

import forge.chat.MessageWanted.Filter;
import forge.chat.MessageWanted.Term;
import forge.search.Language;
import forge.search.Wanted.Order;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.solr.client.solrj.request.SolrQuery;
import org.apache.solr.common.params.CursorMarkParams;
import org.jspecify.annotations.Nullable;

/** What somebody looks for, in the words of the index. Nothing they typed is read as a query. */
final class MessageQuery {
  static final int PAGE = 20;
  private static final String FIELDS =
      Arrays.stream(Language.values()).map(Language::field).collect(Collectors.joining(" "));
  private final SolrQuery query = new SolrQuery();
  private int values;

  private MessageQuery() {}

  /** Without its filters, which {@link #filter} adds once they are understood. */
  static MessageQuery of(MessageWanted wanted) {
    var made = new MessageQuery();
    made.words(wanted.terms());
    made.query.addFilterQuery("kind:message");
    made.query.setRows(PAGE);
    made.query.setFields("id", "mount", "turn");
    made.query.set("words", FIELDS);
    made.query.setFacet(true);
    made.query.addFacetField("mount", "author");
    if (wanted.order() == Order.RELEVANCE) {
      made.query.addSort("score", SolrQuery.ORDER.desc);
    }
    made.query.addSort("at", SolrQuery.ORDER.desc);
    made.query.addSort("id", SolrQuery.ORDER.asc);
    @Nullable String cursor = wanted.cursor();
    made.query.set(
        CursorMarkParams.CURSOR_MARK_PARAM,
        cursor == null || cursor.isEmpty() ? CursorMarkParams.CURSOR_MARK_START : cursor);
    return made;
  }

  SolrQuery query() {
    return query;
  }

  private void words(List<Term> terms) {
    if (terms.stream().allMatch(Term::not)) {
      query.setQuery("*:*");
    } else {
      var clauses = new StringBuilder("{!bool");
      terms.stream()
          .filter(term -> !term.not())
          .forEach(term -> clauses.append(" must=$").append(words(term)));
      query.setQuery(clauses.append('}').toString());
      query.setHighlight(true);
      // Words alone: to match each message anew in every language costs most of a search.
      query.set("hl.weightMatches", false);
    }
    terms.stream().filter(Term::not).forEach(term -> query.addFilterQuery(not(words(term))));
  }

  /**
   * A word or a phrase in whatever language; answers the parameter that asks for it. A word that
   * has parts, as {@code w3w1x} and {@code HttpRequest} have, is found whole or by its parts beside
   * each other, as a phrase is, and not by parts that stand anywhere.
   */
  private String words(Term term) {
    String plain = term.text().replaceAll("[\"+\\\\-]+", " ").strip();
    String value = param("\"" + plain + "\"");
    return param("{!dismax qf=$words mm='100%' tie=0.1 v=$" + value + "}");
  }

  private static String not(String parameter) {
    return "{!bool must=$all must_not=$" + parameter + "}";
  }

  private String param(String value) {
    String name = "p" + values++;
    query.set(name, value);
    query.set("all", "*:*");
    return name;
  }

  /** Leaves only messages whose field has one of these values, or none of them. */
  void filter(Filter filter, String field, Collection<String> any) {
    add(filter.not(), "{!terms f=" + field + "}" + String.join(",", any));
  }

  void within(boolean not, Instant from, Instant to) {
    add(not, "at:[" + from + " TO " + to + "}");
  }

  /** Leaves only messages in topics with these words in their title. */
  void topic(boolean not, String title) {
    String titled = words(new Term(title, true, false));
    query.set("topics", "kind:topic");
    String which = param("{!bool filter=$topics must=$" + titled + "}");
    add(not, "{!join from=topic to=topic v=$" + which + "}");
  }

  /** Leaves only what was said in these rooms. */
  void rooms(Collection<RoomId> rooms) {
    query.addFilterQuery(
        "{!terms f=mount}" + rooms.stream().map(RoomId::value).collect(Collectors.joining(",")));
  }

  private void add(boolean not, String condition) {
    query.addFilterQuery(not ? not(param(condition)) : condition);
  }
}
