package forge.files.web;

import forge.access.Visit;
import forge.files.ChangeNotes;
import forge.files.Release;
import forge.files.Releases;
import forge.refusal.Refusal.NotFound;
import forge.user.web.NeedsScope;
import forge.web.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Releases, for programs. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReleaseApi {
  private static final int PAGE = 50;
  private final Releases releases;
  private final ChangeNotes changes;
  private final Visit visit;

  ReleaseApi(Releases releases, ChangeNotes changes, Visit visit) {
    this.releases = releases;
    this.changes = changes;
    this.visit = visit;
  }

  @GET
  public ReleaseJson.Part list(@QueryParam("after") @Nullable String after) {
    var out = releases.list(visit, after, PAGE).map(r -> ReleaseJson.of(visit.mount(), r));
    var drafts =
        releases.drafts(visit).stream().map(r -> ReleaseJson.of(visit.mount(), r)).toList();
    return new ReleaseJson.Part(drafts, out.items(), out.next());
  }

  /** Makes a draft. */
  @POST
  @NeedsScope("files:write")
  public Response draft(NewReleaseJson wish) {
    Release draft = releases.draft(visit, wish.wish());
    return Answers.created(
        visit.mount().api("-", "releases", draft.version()), ReleaseJson.of(visit.mount(), draft));
  }

  @GET
  @Path("{version}")
  public ReleaseJson show(@PathParam("version") String version) {
    return json(releases.get(visit, version));
  }

  @PATCH
  @Path("{version}")
  @NeedsScope("files:write")
  public ReleaseJson edit(@PathParam("version") String version, NewReleaseJson wish) {
    Release before = releases.get(visit, version);
    return json(
        releases.edit(visit, version, wish.title(before), wish.notes(before), wish.tag(before)));
  }

  /** Forgets a draft and its files. */
  @DELETE
  @Path("{version}")
  @NeedsScope("files:write")
  public void discard(@PathParam("version") String version) {
    releases.discard(visit, version);
  }

  @POST
  @Path("{version}/publish")
  @NeedsScope("files:write")
  public ReleaseJson publish(@PathParam("version") String version, PublishJson how) {
    return json(releases.publish(visit, version, how.as(), how.at()));
  }

  @POST
  @Path("{version}/withdraw")
  @NeedsScope("files:write")
  public ReleaseJson withdraw(@PathParam("version") String version, WithdrawJson why) {
    return json(releases.withdraw(visit, version, why.reason()));
  }

  /** The files beside those of another release, usually the one before. */
  @GET
  @Path("{version}/compare")
  public ComparisonJson compare(
      @PathParam("version") String version, @QueryParam("with") @Nullable String with) {
    Release after = releases.get(visit, version);
    Release before =
        with == null
            ? releases
                .previous(visit, after)
                .orElseThrow(() -> new NotFound("A release before " + version))
            : releases.get(visit, with);
    return ComparisonJson.of(visit.mount(), releases.compare(visit, before, after));
  }

  /** Notes written from what was done since the release before, for who ships. */
  @GET
  @Path("{version}/changes")
  public ChangesJson changes(@PathParam("version") String version) {
    ChangeNotes.Notes notes = changes.of(visit, version);
    return new ChangesJson(notes.since(), notes.markdown());
  }

  private ReleaseJson json(Release release) {
    return ReleaseJson.of(visit.mount(), release, releases.files(visit, release));
  }
}
