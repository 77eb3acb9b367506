package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.scm.Ref;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.ScmPermission;
import forge.scm.life.Forks;
import forge.store.Slice;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The forks of a repository: lists them, makes one, brings one up to date with its parent. */
@Produces(MediaType.TEXT_HTML)
public final class ForkViews {
  private static final int PAGE = 25;

  private final Visit visit;
  private final Forks forks;
  private final Repositories repositories;

  ForkViews(Visit visit, Forks forks, Repositories repositories) {
    this.visit = visit;
    this.forks = forks;
    this.repositories = repositories;
  }

  @GET
  public View list(@QueryParam("after") @Nullable String after) {
    String home = visit.user().guest() ? "" : "u/" + visit.user().id();
    var typed = Map.of("project", home, "point", visit.project().id().name());
    return page(after, typed, Problems.NONE);
  }

  @POST
  public Response make(
      @FormParam("project") @Nullable String project, @FormParam("point") @Nullable String point) {
    String to = Objects.requireNonNullElse(project, "");
    String at = Objects.requireNonNullElse(point, "").strip();
    var typed = Map.of("project", to, "point", at);
    try {
      Mount fork = forks.make(visit, to, at);
      return Answers.seeOther(fork.page(), "This is your fork of " + visit.mount().label() + ".");
    } catch (Invalid e) {
      return Answers.again(page(null, typed, Problems.of(e)));
    } catch (Conflict e) {
      return Answers.again(page(null, typed, Problems.of("point", e.reason())));
    } catch (NotFound e) {
      return Answers.again(page(null, typed, Problems.of("project", e.reason())));
    } catch (Denied e) {
      return Answers.again(
          page(null, typed, Problems.of("project", "You are no admin of that project.")));
    }
  }

  @POST
  @Path("sync")
  public Response sync() {
    String branch = branch();
    boolean moved = forks.sync(visit, branch);
    return Answers.seeOther(
        visit.mount().page("forks"),
        moved ? "The branch " + branch + " is up to date now." : "There was nothing new.");
  }

  private String branch() {
    try (Repository repository = repositories.open(visit)) {
      return repository.head().map(Ref::brief).orElse("main");
    }
  }

  private ForksPage page(@Nullable String after, Map<String, String> typed, Problems problems) {
    Slice<Mount> found = forks.list(visit, after, PAGE);
    String branch = branch();
    return new ForksPage(
        Bar.of(visit.mount(), branch, null),
        visit.mount(),
        found.items().stream().map(m -> new ForksPage.Row(name(m), m.page().toString())).toList(),
        found.next() == null ? null : visit.mount().page("forks") + "?after=" + found.next(),
        forks.origin(visit, branch).map(ForkViews::origin).orElse(null),
        !visit.user().guest(),
        visit.may(ScmPermission.WRITE),
        branch,
        typed,
        problems);
  }

  static ForksPage.Origin origin(Forks.Origin origin) {
    var distance = origin.distance();
    return new ForksPage.Origin(
        name(origin.mount()),
        origin.mount().page().toString(),
        distance.map(d -> d.ahead()).orElse(0),
        distance.map(d -> d.behind()).orElse(0),
        distance.isPresent());
  }

  static String name(Mount mount) {
    return mount.project() + "/" + mount.point();
  }
}
