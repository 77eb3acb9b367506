package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.Browsing;
import forge.scm.CommitId;
import forge.scm.Distance;
import forge.scm.Ref;
import forge.scm.Repositories;
import forge.scm.Repository;
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

  CompareViews(Visit visit, Browsing browsing) {
    this.visit = visit;
    this.mount = visit.mount();
    this.browsing = browsing;
    this.repositories = browsing.repositories();
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
      ScmViews.resolve(repository, one);
      ScmViews.resolve(repository, other);
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
    try (Repository repository = repositories.open(visit)) {
      Range range = Range.of(repository, asked);
      if (range == null) {
        String head = ScmViews.head(repository).map(Ref::brief).orElse("");
        ScmViews.resolve(repository, asked);
        return Answers.seeOther(mount.page("compare", head + "..." + asked));
      }
      boolean files = "files".equals(tab) || file != null;
      return page(repository, range, files, new Wish(view, w, file, context));
    }
  }

  /** The difference as text. */
  @GET
  @Produces(MediaType.WILDCARD)
  @Path("{place: .+}.diff")
  public Response diff(@PathParam("place") String asked) {
    try (Repository repository = repositories.open(visit)) {
      Range range = Range.of(repository, asked);
      if (range == null) {
        throw new NotFound("A comparison of the form main...branch, not “" + asked + "”,");
      }
      return Raw.text(repository.patch(range.start(repository), range.to()), false);
    }
  }

  private ComparePage page(Repository repository, Range range, boolean files, Wish wish) {
    Optional<CommitId> base = repository.mergeBase(range.from(), range.to());
    var commits = new ArrayList<CommitLine>();
    repository.arrived(
        range.to(),
        List.of(range.from().text()),
        COMMITS,
        commit -> commits.add(CommitLine.of(mount, commit)));
    Distance distance =
        browsing.distances().to(range.from(), List.of(range.to()), visit).get(range.to());
    int ahead = distance == null ? commits.size() : distance.ahead();
    String here = address(range.first(), range.second(), range.straight());
    Changes changes =
        files
            ? new ChangesReader(mount, range.to(), here + "?tab=files", wish)
                .of(repository.diff(range.start(repository), range.to(), wish.options()))
            : null;
    return new ComparePage(
        Bar.of(mount, range.second(), null),
        mount.page("compare").toString(),
        range.first(),
        range.second(),
        names(repository),
        range.straight(),
        address(range.first(), range.second(), !range.straight()),
        address(range.second(), range.first(), range.straight()),
        here + ".diff",
        List.of(
            new Bar.Tab("Commits", here, !files, "git-commit", (long) ahead),
            new Bar.Tab("Files", here + "?tab=files", files, "diff", null)),
        distance,
        base.flatMap(repository::find).map(c -> CommitLine.of(mount, c)).orElse(null),
        commits,
        Math.max(0, ahead - commits.size()),
        changes);
  }

  private String address(String from, String to, boolean straight) {
    return mount.page("compare", from + (straight ? ".." : "...") + to).toString();
  }

  private static List<String> names(Repository repository) {
    List<String> branches = repository.branches();
    return branches.subList(0, Math.min(REFS, branches.size()));
  }

  /**
   * Two refs, as an address names them: with three dots what came since they parted, with two the
   * states themselves.
   */
  record Range(String first, String second, CommitId from, CommitId to, boolean straight) {

    /** Null where it names one ref only. */
    static @Nullable Range of(Repository repository, String asked) {
      int dots = asked.indexOf("..");
      if (dots < 0) {
        return null;
      }
      boolean straight = !asked.startsWith("...", dots);
      String first = asked.substring(0, dots);
      String second = asked.substring(dots + (straight ? 2 : 3));
      return new Range(
          first,
          second,
          ScmViews.resolve(repository, first),
          ScmViews.resolve(repository, second),
          straight);
    }

    /** The state that changes are counted from. */
    CommitId start(Repository repository) {
      return straight
          ? from
          : repository
              .mergeBase(from, to)
              .orElseThrow(
                  () ->
                      new NotFound(
                          "A commit that leads to both; compare with two dots instead: it"));
    }
  }
}
