package forge.scm.web;

import forge.project.Project;
import forge.scm.search.CodeResults;
import forge.search.SearchTabs;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in code: in one repository, in a project, or on the whole site.
 *
 * @param bar of the repository; null where several are searched
 * @param project null for the whole site
 * @param tabs the searches beside it; none in one repository
 * @param places wider places to search, with their addresses
 * @param next where the next page is; null at the end
 * @param waiting whether the index does not know the newest commits yet
 */
public record CodeSearchPage(
    @Nullable Bar bar,
    @Nullable Project project,
    String action,
    String typed,
    CodeResults results,
    boolean asked,
    List<FacetView> facets,
    List<SearchTabs.Tab> tabs,
    List<Place> places,
    @Nullable String next,
    boolean waiting,
    Problems problems)
    implements View {

  /** A way to narrow the results. */
  public record FacetView(String label, List<Narrow> values) {}

  /** One value, and where the results that have it are. */
  public record Narrow(String label, String url, long count) {}

  /** Another place to search. */
  public record Place(String label, String url) {}
}
