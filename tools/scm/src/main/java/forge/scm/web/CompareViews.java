package forge.scm.web;

import forge.access.Visit;
import forge.live.Live;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.Browsing;
import forge.scm.CommitId;
import forge.scm.Distance;
import forge.scm.Ref;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.life.Forks;
import forge.scm.web.ChangesReader.Wish;
import forge.web.Answers;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comparisons of two refs as browsers see them. */
@Produces(MediaType.TEXT_HTML)
public final class CompareViews {
  private static final int COMMITS = 250;
  private static final int REFS = 200;

  private final Visit visit;
  private final Mount mount;
  private final Browsing browsing;
  private final Repositories repositories;
  private final Forks forks;
  private final LiveSpot live;

  CompareViews(Visit visit, Browsing browsing, Forks forks, Live live) {
    this.visit = visit;
    this.mount = visit.mount();
    this.browsing = browsing;
    this.repositories = browsing.repositories();
    this.forks = forks;
    this.live = LiveSpot.of(live, mount);
  }

  /** Leads to the comparison that a form asks for. */
  @GET
  public Object choose(
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to) {
    try (Repository repository = repositories.open(visit)) {
      String head = ScmViews.head(repository).map(Ref::brief).orElse("");
      if (head.isEmpty()) {
        return Answers.seeOther(mount.page());
      }
      String one = from.isBlank() ? head : from.strip();
      String other = to.isBlank() ? head : to.strip();
      Objects.requireNonNull(Comparison.of(visit, repositories, forks, one + "..." + other))
          .close();
      return Answers.seeOther(mount.page("compare", one + "..." + other));
    }
  }

  @GET
  @Path("{place: .+}")
  public Object page(
      @PathParam("place") String asked,
      @QueryParam("tab") @Nullable String tab,
      @QueryParam("view") @Nullable String view,
      @QueryParam("w") @Nullable String w,
      @QueryParam("file") @Nullable String file,
      @QueryParam("context") @Nullable String context) {
    try (Comparison range = Comparison.of(visit, repositories, forks, asked)) {
      if (range == null) {
        return Answers.seeOther(mount.page("compare", withHead(asked)));
      }
      boolean files = "files".equals(tab) || file != null;
      return page(range, files, new Wish(view, w, file, context));
    }
  }

  private String withHead(String name) {
    try (Repository repository = repositories.open(visit)) {
      ScmViews.resolve(repository, name);
      return ScmViews.head(repository).map(Ref::brief).orElse("") + "..." + name;
    }
  }

  /** The difference as text. */
  @GET
  @Produces(MediaType.WILDCARD)
  @Path("{place: .+}.diff")
  public Response diff(@PathParam("place") String asked) {
    try (Comparison range = Comparison.of(visit, repositories, forks, asked)) {
      if (range == null) {
        throw new NotFound("A comparison of the form main...branch, not “" + asked + "”,");
      }
      return Raw.text(range.repository().patch(range.start(), range.to()), false);
    }
  }

  private ComparePage page(Comparison range, boolean files, Wish wish) {
    Repository repository = range.repository();
    Mount there = range.there();
    Optional<CommitId> base = repository.mergeBase(range.from(), range.to());
    var commits = new ArrayList<CommitLine>();
    repository.arrived(
        range.to(),
        List.of(range.from().text()),
        COMMITS,
        commit -> commits.add(CommitLine.of(there, commit)));
    Distance distance =
        browsing.distances().to(range.from(), List.of(range.to()), range.visit()).get(range.to());
    int ahead = distance == null ? commits.size() : distance.ahead();
    String here = address(range.first(), range.second(), range.straight());
    Changes changes =
        files
            ? new ChangesReader(there, range.to(), here + "?tab=files", wish)
                .of(repository.diff(range.start(), range.to(), wish.options()))
            : null;
    return new ComparePage(
        Bar.of(mount, range.second(), null),
        mount.page("compare").toString(),
        range.first(),
        range.second(),
        names(),
        range.straight(),
        address(range.first(), range.second(), !range.straight()),
        address(range.second(), range.first(), range.straight()),
        here + ".diff",
        List.of(
            new Bar.Tab("Commits", here, !files, "git-commit", (long) ahead),
            new Bar.Tab("Files", here + "?tab=files", files, "diff", null)),
        distance,
        base.flatMap(repository::find).map(c -> CommitLine.of(there, c)).orElse(null),
        commits,
        Math.max(0, ahead - commits.size()),
        changes,
        live);
  }

  private String address(String from, String to, boolean straight) {
    return mount.page("compare", from + (straight ? ".." : "...") + to).toString();
  }

  private List<String> names() {
    try (Repository repository = repositories.open(visit)) {
      List<String> branches = repository.branches();
      return branches.subList(0, Math.min(REFS, branches.size()));
    }
  }
}
