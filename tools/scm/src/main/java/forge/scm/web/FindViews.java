package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.refusal.Refusal.NotFound;
import forge.scm.FileList;
import forge.scm.RepoPath;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.scm.find.FileMatch;
import forge.scm.find.FileNames;
import forge.scm.web.FindPage.Found;
import forge.web.Answers;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Finds files of a ref by a part of their path. */
@Produces(MediaType.TEXT_HTML)
public final class FindViews {
  private static final int SHOWN = 100;

  private final Visit visit;
  private final Repositories repositories;
  private final FileNames names;

  FindViews(Visit visit, Repositories repositories, FileNames names) {
    this.visit = visit;
    this.repositories = repositories;
    this.names = names;
  }

  @GET
  public Object standard() {
    try (Repository repository = repositories.open(visit)) {
      Mount mount = visit.mount();
      return Answers.seeOther(
          repository.head().map(h -> mount.page("find", h.brief())).orElseGet(() -> mount.page()));
    }
  }

  @GET
  @Path("{place: .+}")
  public FindPage find(
      @PathParam("place") String asked, @QueryParam("q") @DefaultValue("") String typed) {
    Mount mount = visit.mount();
    try (Repository repository = repositories.open(visit)) {
      Place place = place(repository, asked);
      FileList files = names.of(mount.id(), repository, place.commit());
      List<Found> found =
          FileMatch.best(files.paths(), typed, SHOWN).stream()
              .map(p -> new Found(p, Bar.url(mount, "file", place.ref(), RepoPath.of(p))))
              .toList();
      return new FindPage(
          Bar.at(
              mount,
              repository,
              new Place(place.ref(), place.commit(), RepoPath.ROOT),
              Bar.View.TREE,
              "find"),
          Bar.url(mount, "find", place.ref(), RepoPath.ROOT),
          typed,
          found,
          files.paths().size(),
          mount.api("files", place.commit().text()).toString(),
          files.whole()
              ? ""
              : "Only the first %,d files are looked through.".formatted(FileNames.MOST));
    }
  }

  static Place place(Repository repository, String asked) {
    return repository
        .locate(asked)
        .orElseThrow(() -> new NotFound("A branch, tag or commit named in “" + asked + "”"));
  }
}
