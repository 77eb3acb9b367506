package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.scm.CommitId;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.git.RefChanges;
import forge.web.Answers;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people do to branches and tags in a browser: make one, delete one, bring one back. */
@Produces(MediaType.TEXT_HTML)
public final class RefDeedViews {
  private static final int LONGEST = 200;

  private final Visit visit;
  private final Mount mount;
  private final Repositories repositories;
  private final RefChanges refs;
  private final RefViews list;
  private final boolean tags;

  RefDeedViews(
      Visit visit, Repositories repositories, RefChanges refs, RefViews list, boolean tags) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = repositories;
    this.refs = refs;
    this.list = list;
    this.tags = tags;
  }

  /** Makes one at a commit, a branch or a tag. */
  @POST
  @Path("make")
  public Response make(
      @FormParam("name") @Nullable String name, @FormParam("from") @Nullable String from) {
    return told(
        () -> {
          String called = Check.line("name", "The name", name, LONGEST);
          String start = Check.line("from", "The start", from, LONGEST);
          CommitId at;
          try (Repository repository = repositories.open(visit)) {
            at =
                repository
                    .resolve(start)
                    .orElseThrow(
                        () ->
                            new Invalid(
                                "from", "There is no branch, tag or commit " + start + "."));
          }
          refs.make(visit, tags, called, at.text());
          return Answers.seeOther(
              mount.page(part()), "The " + kind() + " “" + called + "” is made.");
        });
  }

  @POST
  @Path("delete")
  public Response delete(
      @FormParam("name") @Nullable String name, @FormParam("at") @Nullable String at) {
    return told(
        () -> {
          String called = Objects.requireNonNullElse(name, "");
          String was = refs.delete(visit, tags, called, Objects.requireNonNullElse(at, ""));
          String query =
              "?gone=" + URLEncoder.encode(called, StandardCharsets.UTF_8) + "&at=" + was;
          return Answers.seeOther(mount.page(part()) + query);
        });
  }

  /** Brings one back that was deleted. */
  @POST
  @Path("restore")
  public Response restore(
      @FormParam("name") @Nullable String name, @FormParam("at") @Nullable String at) {
    return told(
        () -> {
          String called = Check.line("name", "The name", name, LONGEST);
          refs.make(visit, tags, called, Objects.requireNonNullElse(at, ""));
          return Answers.seeOther(
              mount.page(part()), "The " + kind() + " “" + called + "” is back.");
        });
  }

  /** A deed that may be refused; the page of refs then says why. */
  private interface Told {
    Response answer();
  }

  private Response told(Told deed) {
    try {
      return deed.answer();
    } catch (Conflict | Invalid e) {
      return Answers.again(list.refused(e.reason()));
    }
  }

  private String part() {
    return tags ? "tags" : "branches";
  }

  private String kind() {
    return tags ? "tag" : "branch";
  }
}
