package forge.scm.web;

import forge.access.Visit;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooMany;
import forge.scm.Blames;
import forge.scm.Browsing;
import forge.scm.Content;
import forge.scm.Repositories;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import forge.user.web.NeedsScope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who last changed the lines of files, as programs see it. */
@NeedsScope("repository:read")
@Produces(MediaType.APPLICATION_JSON)
public final class BlameApi {
  private final Visit visit;
  private final Repositories repositories;
  private final Blames blames;

  BlameApi(Visit visit, Browsing browsing) {
    this.visit = visit;
    this.repositories = browsing.repositories();
    this.blames = browsing.blames();
  }

  @GET
  @Path("{place: .+}")
  public BlameJson get(@PathParam("place") String asked) {
    try (Repository repository = repositories.open(visit)) {
      Repository.Place place = ScmViews.locate(repository, asked);
      TreeEntry entry = ScmViews.entry(repository, place);
      if (!entry.file()) {
        throw new NotFound("The file “" + place.path() + "” at " + place.ref());
      }
      check(repository.content(entry, BlameReader.BYTES));
      return blames
          .of(visit, place.commit(), place.path())
          .map(blame -> BlameJson.of(visit.mount(), place, blame))
          .orElseThrow(
              () -> new TooMany("The history is still being read. Ask again in a moment.", 1));
    }
  }

  private static void check(Content content) {
    if (!(content instanceof Content.Text text)) {
      throw new Invalid("place", BlameReader.unreadable(content), BlameReader.BYTES);
    }
    if (text.lines().size() > BlameReader.LINES) {
      throw new Invalid(
          "place",
          "Who changed the lines is told for %,d of them at most.".formatted(BlameReader.LINES),
          (long) BlameReader.LINES);
    }
  }
}
