package forge.directory;

import forge.access.CorePermission;
import forge.access.ReadTokens;
import forge.directory.Looked.Facet;
import forge.directory.Looked.Order;
import forge.project.Profile;
import forge.project.Project;
import forge.project.ProjectId;
import forge.project.RunsOn;
import forge.project.Stage;
import forge.search.SearchCollection;
import forge.user.Identity;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.solr.client.solrj.request.SolrQuery;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.client.solrj.util.ClientUtils;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.CursorMarkParams;

/**
 * The index over the projects. Each project is its own gate in the {@link SearchCollection}, so
 * what somebody may not read is neither found nor counted.
 */
final class DirectoryIndex {
  private static final int PAGE = 24;

  private final SearchCollection collection;

  DirectoryIndex(SearchCollection collection) {
    this.collection = collection;
  }

  SearchCollection collection() {
    return collection;
  }

  static SolrInputDocument entry(Project project, Figures figures, CategoryTree tree, Instant now) {
    Profile profile = project.profile();
    var about = project.about();
    var entry = new SolrInputDocument();
    entry.setField("id", project.id() + "!");
    entry.setField("kind", "gate");
    entry.setField("mount", project.id().toString());
    entry.setField("read_roles", ReadTokens.of(project));
    entry.setField(
        "denied",
        project.denies().stream()
            .filter(
                d ->
                    d.permission().equals("*") || d.permission().equals(CorePermission.READ.name()))
            .map(d -> d.user().value())
            .toList());
    entry.setField("name", project.id().name());
    entry.setField("title", about.title());
    entry.setField("summary", about.summary());
    entry.setField("text", about.description());
    entry.setField("labels", about.labels());
    var shelves = tree.withAbove(profile.categories());
    entry.setField("categories", shelves);
    shelves.forEach(
        key -> tree.find(key).ifPresent(category -> entry.addField("words", category.name())));
    about.labels().forEach(label -> entry.addField("words", label));
    profile.languages().forEach(language -> entry.addField("words", language));
    entry.setField("licence", Licences.in(profile.licence()));
    entry.setField("language", profile.languages());
    entry.setField("system", profile.runsOn().stream().map(RunsOn::name).toList());
    Stage stage = profile.stage();
    if (stage != null) {
      entry.setField("stage", stage.name());
    }
    entry.setField("lately", figures.lately());
    entry.setField("stars", standing(figures));
    Instant active = figures.activeAt();
    entry.setField("active", Date.from(active == null ? project.createdAt() : active));
    entry.setField("indexed", Date.from(now));
    return entry;
  }

  /** Many good reviews stand before few: three average ones are added to those there are. */
  private static long standing(Figures figures) {
    long reviews = figures.reviews();
    return reviews == 0 ? 0 : (figures.tenths() * reviews + 3 * 30) * 10 / (reviews + 3);
  }

  Found find(Looked looked, Identity identity) {
    QueryResponse found = collection.ask(query(looked), identity);
    var projects =
        found.getResults().stream()
            .map(d -> ProjectId.parse(String.valueOf(d.getFirstValue("mount"))))
            .toList();
    var counts = new EnumMap<Facet, Map<String, Long>>(Facet.class);
    for (Facet facet : Facet.values()) {
      var values = new LinkedHashMap<String, Long>();
      var counted = found.getFacetField(facet.field());
      if (counted != null) {
        counted.getValues().forEach(v -> values.put(v.getName(), v.getCount()));
      }
      counts.put(facet, values);
    }
    String next = found.getNextCursorMark();
    boolean more = projects.size() == PAGE && next != null && !next.equals(looked.cursor());
    return new Found(projects, found.getResults().getNumFound(), counts, more ? next : null);
  }

  private static SolrQuery query(Looked looked) {
    var query = new SolrQuery(looked.text().isEmpty() ? "*:*" : escaped(looked.text()));
    query.setRows(PAGE);
    looked
        .facets()
        .forEach(
            (facet, value) ->
                query.addFilterQuery(
                    "{!term f=" + facet.field() + " tag=" + facet.field() + "}" + value));
    query.setFacet(true);
    for (Facet facet : Facet.values()) {
      query.add("facet.field", "{!ex=" + facet.field() + "}" + facet.field());
    }
    sort(query, looked);
    query.addSort("id", SolrQuery.ORDER.asc);
    String cursor = looked.cursor();
    query.setParam(
        CursorMarkParams.CURSOR_MARK_PARAM,
        cursor == null || cursor.isEmpty() ? CursorMarkParams.CURSOR_MARK_START : cursor);
    return query;
  }

  /** Where no word says what fits best, what many fetch comes first. */
  private static void sort(SolrQuery query, Looked looked) {
    Order order =
        looked.order() == Order.RELEVANCE && looked.text().isEmpty()
            ? Order.DOWNLOADS
            : looked.order();
    switch (order) {
      case RELEVANCE -> query.addSort("score", SolrQuery.ORDER.desc);
      case DOWNLOADS -> {
        query.addSort("lately", SolrQuery.ORDER.desc);
        query.addSort("active", SolrQuery.ORDER.desc);
      }
      case UPDATED -> query.addSort("active", SolrQuery.ORDER.desc);
      case RATING -> query.addSort("stars", SolrQuery.ORDER.desc);
    }
  }

  private static String escaped(String text) {
    return String.join(
        " ", List.of(text.split("\\s+", -1)).stream().map(ClientUtils::escapeQueryChars).toList());
  }
}
