package forge.files.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.files.ChangeNotes;
import forge.files.Desk;
import forge.files.FilesPermission;
import forge.files.Release;
import forge.files.ReleaseState;
import forge.files.Releases;
import forge.files.Releases.Wish;
import forge.markup.Html;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Releases, for browsers. */
@Produces(MediaType.TEXT_HTML)
public final class ReleaseViews {
  private static final int PAGE = 20;
  private static final int FEED = 30;
  private final Releases releases;
  private final ChangeNotes changes;
  private final Artifacts artifacts;
  private final Visit visit;
  private final URI site;

  ReleaseViews(Desk desk, Artifacts artifacts, Visit visit, URI site) {
    this.releases = desk.releases();
    this.changes = desk.changes();
    this.artifacts = artifacts;
    this.visit = visit;
    this.site = site;
  }

  @GET
  public View list(@QueryParam("after") @Nullable String after) {
    Slice<Release> out = releases.list(visit, after, PAGE);
    List<Html> notes =
        artifacts.render(visit, "", out.items().stream().map(Release::notes).toList()).texts();
    return ReleaseList.of(
        visit.mount(),
        after == null ? releases.drafts(visit) : List.of(),
        out.items(),
        notes,
        out.next() == null
            ? null
            : visit.mount().page("releases")
                + "?after="
                + URLEncoder.encode(out.next(), StandardCharsets.UTF_8),
        visit.may(FilesPermission.UPLOAD));
  }

  /** What came out last, as Atom. */
  @GET
  @Path("-/feed")
  @Produces(MediaType.WILDCARD)
  public Response feed() {
    List<Release> out =
        releases.list(visit, null, FEED).items().stream().filter(r -> !r.withdrawn()).toList();
    List<Html> notes =
        artifacts.render(visit, "", out.stream().map(Release::notes).toList()).texts();
    return Response.ok(new ReleaseFeed(site, visit.mount()).write(out, notes))
        .header("Content-Type", "application/atom+xml; charset=utf-8")
        .build();
  }

  @GET
  @Path("{version}")
  public View show(@PathParam("version") String version) {
    return page(version, Problems.NONE);
  }

  private ReleasePage page(String version, Problems problems) {
    Release release = releases.get(visit, version);
    var rendered =
        artifacts.render(visit, release.folder().value() + "/", List.of(release.notes()));
    return ReleasePage.of(
        visit,
        release,
        rendered,
        releases.files(visit, release),
        releases.previous(visit, release).map(Release::version).orElse(""),
        problems);
  }

  /** The files beside those of another release, usually the one before. */
  @GET
  @Path("{version}/compare")
  public View compare(
      @PathParam("version") String version, @QueryParam("with") @Nullable String with) {
    Release after = releases.get(visit, version);
    Release before =
        with == null
            ? releases
                .previous(visit, after)
                .orElseThrow(() -> new NotFound("A release before " + version))
            : releases.get(visit, with);
    return new ComparisonPage(visit.mount(), releases.compare(visit, before, after));
  }

  // Making

  @GET
  @Path("-/new")
  public View form(@QueryParam("folder") @DefaultValue("") String folder) {
    visit.require(FilesPermission.UPLOAD);
    String version = folder.substring(folder.lastIndexOf('/') + 1);
    return new ReleaseForm(
        visit.mount(), "", new Wish(version, "", "", "", folder), false, Problems.NONE);
  }

  @POST
  @Path("-/new")
  public Response draft(
      @FormParam("version") @DefaultValue("") String version,
      @FormParam("title") @DefaultValue("") String title,
      @FormParam("notes") @DefaultValue("") String notes,
      @FormParam("tag") @DefaultValue("") String tag,
      @FormParam("folder") @DefaultValue("") String folder,
      @FormParam("write") @DefaultValue("") String write) {
    visit.require(FilesPermission.UPLOAD);
    var wish = new Wish(version, title, notes, tag, folder);
    try {
      if (!write.isEmpty()) {
        return written("", wish, changes.of(visit, wish));
      }
      Release draft = releases.draft(visit, wish);
      return Answers.seeOther(
          place(draft.version()), "The draft is made. Upload its files, then publish it.");
    } catch (Invalid e) {
      return Answers.again(new ReleaseForm(visit.mount(), "", wish, false, Problems.of(e)));
    }
  }

  @GET
  @Path("{version}/edit")
  public View editForm(@PathParam("version") String version) {
    visit.require(FilesPermission.UPLOAD);
    Release release = releases.get(visit, version);
    return new ReleaseForm(
        visit.mount(), release.version(), wish(release), !release.draft(), Problems.NONE);
  }

  private static Wish wish(Release release) {
    return new Wish(
        release.version(),
        release.title(),
        release.notes(),
        release.tag(),
        release.folder().value());
  }

  @POST
  @Path("{version}/edit")
  public Response edit(
      @PathParam("version") String version,
      @FormParam("title") @DefaultValue("") String title,
      @FormParam("notes") @DefaultValue("") String notes,
      @FormParam("tag") @Nullable String tag,
      @FormParam("write") @DefaultValue("") String write) {
    visit.require(FilesPermission.UPLOAD);
    Release before = releases.get(visit, version);
    String wanted = tag == null ? before.tag() : tag;
    try {
      if (!write.isEmpty()) {
        var wish = new Wish(version, title, notes, wanted, before.folder().value());
        return written(version, wish, changes.of(visit, version));
      }
      releases.edit(visit, version, title, notes, wanted);
      return Answers.seeOther(place(version), "The release is saved.");
    } catch (Invalid e) {
      var wish = new Wish(version, title, notes, wanted, before.folder().value());
      return Answers.again(
          new ReleaseForm(visit.mount(), before.version(), wish, !before.draft(), Problems.of(e)));
    }
  }

  /** The form with notes written into it, below those that were there. */
  private Response written(String version, Wish wish, ChangeNotes.Notes news) {
    String own = wish.notes().strip();
    boolean known = news.markdown().isEmpty() || own.contains(news.markdown().strip());
    String notes = known ? own : (own.isEmpty() ? "" : own + "\n\n") + news.markdown();
    var filled = new Wish(wish.version(), wish.title(), notes, wish.tag(), wish.folder());
    boolean out = !version.isEmpty() && !releases.get(visit, version).draft();
    var problems =
        known
            ? Problems.of("notes", "There is nothing to tell since the release before.")
            : Problems.NONE;
    return Response.ok(new ReleaseForm(visit.mount(), version, filled, out, problems)).build();
  }

  @POST
  @Path("{version}/publish")
  public Response publish(
      @PathParam("version") String version,
      @FormParam("state") @DefaultValue("published") String state,
      @FormParam("at") @DefaultValue("") String at) {
    visit.require(FilesPermission.UPLOAD);
    try {
      Release out = releases.publish(visit, version, ReleaseState.parse(state), time(at));
      return Answers.seeOther(
          place(version), out.draft() ? "It comes out by itself then." : "The release is out.");
    } catch (Invalid e) {
      return Answers.again(page(version, Problems.of(e)));
    }
  }

  /** As a browser's field for date and time writes it, in UTC. */
  private static @Nullable Instant time(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new Invalid("at", "Write the time like 2026-01-31T18:00, in UTC.");
    }
  }

  @POST
  @Path("{version}/unschedule")
  public Response unschedule(@PathParam("version") String version) {
    visit.require(FilesPermission.UPLOAD);
    releases.unschedule(visit, version);
    return Answers.seeOther(place(version), "It stays a draft until you publish it.");
  }

  @POST
  @Path("{version}/withdraw")
  public Response withdraw(
      @PathParam("version") String version, @FormParam("reason") @DefaultValue("") String reason) {
    visit.require(FilesPermission.REMOVE);
    try {
      releases.withdraw(visit, version, reason);
      return Answers.seeOther(place(version), "The release is withdrawn.");
    } catch (Invalid e) {
      return Answers.again(page(version, Problems.of(e)));
    }
  }

  @POST
  @Path("{version}/discard")
  public Response discard(@PathParam("version") String version) {
    visit.require(FilesPermission.UPLOAD);
    releases.discard(visit, version);
    return Answers.seeOther(visit.mount().page("releases"), "The draft is gone.");
  }

  private URI place(String version) {
    return visit.mount().page("releases", version);
  }
}
