package forge.scm.web;

import forge.access.Visit;
import forge.live.Live;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.Blames;
import forge.scm.Browsing;
import forge.scm.CommitId;
import forge.scm.DiffOptions;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.TreeEntry;
import forge.web.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who last changed the lines of files, as browsers see it. */
@Produces(MediaType.TEXT_HTML)
public final class BlameViews {
  private final Visit visit;
  private final Mount mount;
  private final Repositories repositories;
  private final Blames blames;
  private final Live live;

  BlameViews(Visit visit, Browsing browsing, Live live) {
    this.visit = visit;
    this.mount = visit.mount();
    this.repositories = browsing.repositories();
    this.blames = browsing.blames();
    this.live = live;
  }

  @GET
  @Path("{place: .+}")
  public Object page(
      @PathParam("place") String asked, @QueryParam("before") @Nullable String before) {
    try (Repository repository = repositories.open(visit)) {
      LiveSpot spot = ScmViews.spot(live, mount, asked);
      Place place = ScmViews.locate(repository, asked);
      if (before != null) {
        return Answers.seeOther(before(repository, place));
      }
      TreeEntry entry = ScmViews.entry(repository, place);
      if (entry.folder()) {
        return Answers.seeOther(Bar.url(mount, "tree", place.ref(), place.path()));
      }
      if (!entry.file()) {
        throw new NotFound("The content of " + place.path() + ", a commit of another repository,");
      }
      return new BlameReader(visit, repository, blames, repositories.now(), spot)
          .page(place, entry);
    }
  }

  /** The same file one step back, where it was before this commit moved it. */
  private String before(Repository repository, Place place) {
    CommitId parent =
        repository.find(place.commit()).stream()
            .flatMap(commit -> commit.parents().stream())
            .findFirst()
            .orElseThrow(() -> nothing(place));
    RepoPath path =
        repository.entry(parent, place.path()).isPresent()
            ? place.path()
            : moved(repository, place).orElseThrow(() -> nothing(place));
    return Bar.url(mount, "blame", parent.text(), path);
  }

  private static Optional<RepoPath> moved(Repository repository, Place place) {
    String now = place.path().toString();
    return repository.diff(place.commit(), DiffOptions.STANDARD).files().stream()
        .filter(file -> now.equals(file.newPath()) && file.oldPath() != null)
        .map(file -> RepoPath.of(file.oldPath() == null ? "" : file.oldPath()))
        .findFirst();
  }

  private static NotFound nothing(Place place) {
    return new NotFound(
        "“" + place.path() + "” begins with the commit " + place.commit().brief() + ": before it,");
  }
}
