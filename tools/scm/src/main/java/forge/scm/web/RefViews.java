package forge.scm.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.live.Live;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.scm.Archive;
import forge.scm.Browsing;
import forge.scm.CommitId;
import forge.scm.Distance;
import forge.scm.Ref;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.web.RefsPage.Row;
import forge.store.Slice;
import forge.web.View;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The branches, or the tags, of a repository as browsers see them. */
@Produces(MediaType.TEXT_HTML)
public final class RefViews {
  private static final int ROWS = 50;
  private static final int LONGEST = 200;

  private final Visit visit;
  private final Mount mount;
  private final Browsing browsing;
  private final Repositories repositories;
  private final Upkeep upkeep;
  private final Live live;
  private final boolean tags;

  RefViews(Visit visit, Browsing browsing, Upkeep upkeep, Live live, boolean tags) {
    this.visit = visit;
    this.mount = visit.mount();
    this.browsing = browsing;
    this.repositories = browsing.repositories();
    this.upkeep = upkeep;
    this.live = live;
    this.tags = tags;
  }

  @GET
  public View page(
      @QueryParam("q") @DefaultValue("") String asked,
      @QueryParam("kind") @DefaultValue("") String kind,
      @QueryParam("after") @Nullable String after,
      @QueryParam("gone") @DefaultValue("") String gone,
      @QueryParam("at") @DefaultValue("") String at) {
    RefsPage.Gone lost =
        changing() && !gone.isEmpty() && CommitId.parse(at).isPresent()
            ? new RefsPage.Gone(gone, at)
            : null;
    return read(asked, kind, after, lost, "");
  }

  /** The list with a sentence on why something was not done. */
  View refused(String sentence) {
    return read("", "", null, null, sentence);
  }

  /** What people do to them. */
  RefDeedViews deeds() {
    return new RefDeedViews(visit, repositories, upkeep.refs(), this, tags);
  }

  private boolean changing() {
    return EditDesk.offered(visit);
  }

  private View read(
      String asked,
      String kind,
      @Nullable String after,
      RefsPage.@Nullable Gone gone,
      String problem) {
    if (asked.length() > LONGEST) {
      throw new Invalid("q", "A name has at most " + LONGEST + " characters.", (long) LONGEST);
    }
    String query = asked.strip();
    LiveSpot spot = LiveSpot.of(live, mount);
    try (Repository repository = repositories.open(visit)) {
      Optional<Ref> head = ScmViews.head(repository);
      var list = new RefList(repository.refs(), repositories.now());
      List<Ref> fitting = list.fitting(tags, query, kind);
      Slice<Ref> slice = RefList.slice(fitting, after, ROWS);
      Map<CommitId, Distance> distances = distances(head, slice.items());
      Badges.Page signed = upkeep.badges().page(mount, repository);
      String here = mount.page(tags ? "tags" : "branches").toString();
      return new RefsPage(
          Bar.of(mount, head.map(Ref::brief).orElse(""), tags ? Bar.View.TAGS : Bar.View.BRANCHES),
          tags,
          here,
          query,
          tags ? List.of() : kinds(here, query, kind),
          head.map(Ref::brief).orElse(""),
          slice.items().stream().map(ref -> row(repository, ref, head, distances, signed)).toList(),
          fitting.size(),
          !tags && slice.items().stream().anyMatch(ref -> !distances.containsKey(ref.target())),
          after == null ? "" : address(here, query, kind, null),
          slice.next() == null ? "" : address(here, query, kind, slice.next()),
          visit.may(CorePermission.ADMIN),
          mount.page("default-branch").toString(),
          changing(),
          gone,
          problem,
          spot);
    }
  }

  private Map<CommitId, Distance> distances(Optional<Ref> head, List<Ref> refs) {
    return tags || head.isEmpty()
        ? Map.of()
        : browsing
            .distances()
            .to(head.get().target(), refs.stream().map(Ref::target).toList(), visit);
  }

  private static List<Bar.Tab> kinds(String here, String query, String kind) {
    var tabs = new ArrayList<Bar.Tab>();
    for (String each : List.of("", "active", "stale")) {
      String label = each.isEmpty() ? "All" : each.equals("active") ? "Active" : "Stale";
      tabs.add(
          new Bar.Tab(
              label, address(here, query, each, null), each.equals(kind), "git-branch", null));
    }
    return tabs;
  }

  private static String address(String here, String query, String kind, @Nullable String after) {
    var parts = new ArrayList<String>();
    if (!query.isEmpty()) {
      parts.add("q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }
    if (!kind.isEmpty()) {
      parts.add("kind=" + URLEncoder.encode(kind, StandardCharsets.UTF_8));
    }
    if (after != null) {
      parts.add("after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
    }
    return parts.isEmpty() ? here : here + "?" + String.join("&", parts);
  }

  private Row row(
      Repository repository,
      Ref ref,
      Optional<Ref> head,
      Map<CommitId, Distance> distances,
      Badges.Page signed) {
    String standard = head.map(Ref::brief).orElse("");
    return new Row(
        ref.brief(),
        Bar.url(mount, "tree", ref.brief(), RepoPath.ROOT),
        repository.find(ref.target()).map(c -> CommitLine.of(mount, c)).orElse(null),
        ref.target().brief(),
        Bar.archive(mount, ref.brief(), Archive.ZIP),
        mount.page("compare", standard + "..." + ref.brief()).toString(),
        ref.touchedAt(),
        ref.branch() && ref.brief().equals(standard),
        distances.get(ref.target()),
        tags ? brief(repository.message(ref)) : "",
        ref.target().text(),
        signed.of(ref));
  }

  private static String brief(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2)) + "…";
  }
}
