package forge.scm.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.project.Mount;
import forge.scm.Browsing;
import forge.scm.CommitId;
import forge.scm.Having;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.sign.Signatures;
import forge.scm.web.ChangesReader.Wish;
import forge.web.Answers;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commits as browsers see them. */
@Produces(MediaType.TEXT_HTML)
public final class CommitViews {
  private static final int REFS = 500;

  private final Visit visit;
  private final Mount mount;
  private final Browsing browsing;
  private final Repositories repositories;
  private final Artifacts artifacts;
  private final Signatures signatures;

  CommitViews(Visit visit, Browsing browsing, Artifacts artifacts, Signatures signatures) {
    this.visit = visit;
    this.mount = visit.mount();
    this.browsing = browsing;
    this.repositories = browsing.repositories();
    this.artifacts = artifacts;
    this.signatures = signatures;
  }

  @GET
  @Path("{id}")
  public Object page(
      @PathParam("id") String asked,
      @QueryParam("view") @Nullable String view,
      @QueryParam("w") @Nullable String w,
      @QueryParam("file") @Nullable String file,
      @QueryParam("context") @Nullable String context) {
    try (Repository repository = repositories.open(visit)) {
      CommitId id = ScmViews.resolve(repository, asked);
      if (!id.text().equals(asked)) {
        return Answers.seeOther(mount.page("commit", id.text()));
      }
      return new CommitReader(visit, repository, artifacts, signatures)
          .page(id, new Wish(view, w, file, context));
    }
  }

  /** As {@code git am} takes it. */
  @GET
  @Produces(MediaType.WILDCARD)
  @Path("{id}.patch")
  public Response patch(@PathParam("id") String asked) {
    return text(asked, true);
  }

  /** As {@code git apply} takes it. */
  @GET
  @Produces(MediaType.WILDCARD)
  @Path("{id}.diff")
  public Response diff(@PathParam("id") String asked) {
    return text(asked, false);
  }

  private Response text(String asked, boolean mail) {
    try (Repository repository = repositories.open(visit)) {
      CommitId id = ScmViews.resolve(repository, asked);
      return Raw.text(repository.patch(id, mail), id.text().equals(asked));
    }
  }

  /** The branches and tags that lead to the commit. */
  @GET
  @Path("{id}/in")
  public View having(@PathParam("id") String asked) {
    CommitId id;
    try (Repository repository = repositories.open(visit)) {
      id = ScmViews.resolve(repository, asked);
    }
    Optional<Having> having = browsing.having(visit, id, REFS);
    return new HavingPage(
        Bar.of(mount, id.text(), Bar.View.LOG),
        id.brief(),
        mount.page("commit", id.text()).toString(),
        having.map(h -> crumbs(h.branches())).orElse(List.of()),
        having.map(h -> crumbs(h.tags())).orElse(List.of()),
        having.map(Having::whole).orElse(true),
        having.isEmpty(),
        REFS);
  }

  private List<Crumb> crumbs(List<String> names) {
    return names.stream()
        .map(name -> new Crumb(name, mount.page("tree", name).toString()))
        .toList();
  }
}
