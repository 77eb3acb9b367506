package forge.scm.web;

import forge.access.Visit;
import forge.project.Mount;
import forge.scm.Browsing;
import forge.scm.Commit;
import forge.scm.LogQuery;
import forge.scm.Repository;
import forge.scm.Repository.Place;
import forge.web.AtomFeed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The newest commits of a ref, or of one path in it, for feed readers. */
@Produces(MediaType.WILDCARD)
public final class FeedViews {
  private static final int COMMITS = 30;

  private final Visit visit;
  private final Mount mount;
  private final Browsing browsing;
  private final URI site;

  FeedViews(Visit visit, Browsing browsing, URI site) {
    this.visit = visit;
    this.mount = visit.mount();
    this.browsing = browsing;
    this.site = site;
  }

  @GET
  @Path("{place: .+}")
  public Response feed(@PathParam("place") String asked) {
    try (Repository repository = browsing.repositories().open(visit)) {
      Place place = ScmViews.locate(repository, asked);
      LogQuery query = LogQuery.of(place.commit(), COMMITS).at(place.path());
      var commits =
          browsing.history(visit, repository, query).rows().stream().map(row -> row.commit());
      String where = place.path().root() ? place.ref() : place.ref() + ": " + place.path();
      var feed =
          new AtomFeed(
              mount.project() + " · " + mount.label() + " · " + where,
              site + Bar.url(mount, "log", place.ref(), place.path()),
              site + Bar.url(mount, "feed", place.ref(), place.path()),
              commits.map(this::entry).toList());
      return Response.ok(feed.write())
          .header("Content-Type", AtomFeed.TYPE)
          .header("Cache-Control", "private, no-cache")
          .build();
    }
  }

  private AtomFeed.Entry entry(Commit commit) {
    CommitLine line = CommitLine.of(mount, commit);
    return new AtomFeed.Entry(
        line.subject(), site + line.url(), line.author(), line.at(), commit.body());
  }
}
