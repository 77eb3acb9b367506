package forge.wiki.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Attachments;
import forge.artifact.Rendered;
import forge.markup.TextDiff;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.web.Answers;
import forge.web.View;
import forge.wiki.PageStore.Found;
import forge.wiki.PageStreams;
import forge.wiki.PageTitle;
import forge.wiki.Pages;
import forge.wiki.WikiPage;
import forge.wiki.WikiPage.Revision;
import forge.wiki.WikiPermission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers browsers that read and write the wiki. */
@Produces(MediaType.TEXT_HTML)
public final class WikiViews {
  private static final int LISTED = 100;
  private static final int FEED = 50;

  private final Pages pages;
  private final Artifacts artifacts;
  private final Attachments attachments;
  private final Visit visit;
  private final URI site;
  private final Places places;

  public WikiViews(
      Pages pages, Artifacts artifacts, Attachments attachments, Visit visit, URI site) {
    this.pages = pages;
    this.artifacts = artifacts;
    this.attachments = attachments;
    this.visit = visit;
    this.site = site;
    this.places = new Places(visit.mount());
  }

  @GET
  public Response home() {
    return show(PageTitle.HOME);
  }

  @GET
  @Path("{title: .+}")
  public Response page(@PathParam("title") String title) {
    return show(titleOf(title));
  }

  private Response show(PageTitle title) {
    Found found = pages.look(visit, title);
    Outline outline = Outline.of(places, found.outline(), Optional.of(title));
    WikiPage page = found.page().orElse(null);
    if (page == null || page.deleted()) {
      boolean deleted = page != null && page.title().key().equals(title.key());
      boolean folder = !deleted && !outline.below().isEmpty();
      return Response.status(folder ? 200 : 404)
          .entity(
              new MissingPage(places, title, outline, deleted, pages.mayEdit(visit), mayModerate()))
          .build();
    }
    if (!page.title().equals(title)) {
      return Answers.seeOther(places.page(page.title()));
    }
    Rendered rendered = artifacts.render(visit, page.id(), List.of(page.current().text()));
    return Response.ok(
            new ShownPage(
                visit.project(),
                places,
                page,
                rendered,
                outline,
                PageStreams.place(page),
                visit.user().id(),
                pages.mayEdit(visit),
                mayModerate()))
        .build();
  }

  @GET
  @Path("-/pages")
  public View list(@QueryParam("after") @Nullable String after) {
    Slice<WikiPage> slice = pages.byTitle(visit, limited(after), LISTED);
    return new PageList(
        places, slice.items(), next(places.all(), "after", slice), pages.mayEdit(visit));
  }

  @GET
  @Path("-/changes")
  public View changes(@QueryParam("after") @Nullable String after) {
    Slice<WikiPage> slice = pages.changes(visit, limited(after), FEED);
    return new ChangesPage(places, slice.items(), next(places.changes(), "after", slice));
  }

  @GET
  @Path("-/changes.atom")
  @Produces(MediaType.WILDCARD)
  public Response feed() {
    var slice = pages.changes(visit, null, FEED);
    return Response.ok(
            Atom.feed(site, places, slice.items(), visit.project().createdAt()),
            "application/atom+xml; charset=utf-8")
        .build();
  }

  @GET
  @Path("-/history/{title: .+}")
  public View history(
      @PathParam("title") String title, @QueryParam("before") @Nullable Integer before) {
    WikiPage page = pages.get(visit, titleOf(title));
    Slice<Revision> slice = pages.history(visit, page, before);
    return new HistoryPage(
        places,
        page,
        slice.items(),
        next(places.history(page.title()), "before", slice),
        pages.mayEdit(visit));
  }

  @GET
  @Path("-/revision/{number: \\d{1,9}}/{title: .+}")
  public View revision(@PathParam("number") int number, @PathParam("title") String title) {
    WikiPage page = pages.get(visit, titleOf(title));
    Revision revision = pages.revision(visit, page, number);
    return new RevisionPage(
        places, page, revision, artifacts.preview(visit, revision.text()), pages.mayEdit(visit));
  }

  /** Any two revisions; without saying which, the last change. */
  @GET
  @Path("-/diff/{title: .+}")
  public View diff(
      @PathParam("title") String title,
      @QueryParam("from") @Nullable Integer from,
      @QueryParam("to") @Nullable Integer to) {
    WikiPage page = pages.get(visit, titleOf(title));
    int last = to == null ? page.revision() : to;
    int first = from == null ? Math.max(1, last - 1) : from;
    Revision before = pages.revision(visit, page, Math.min(first, last));
    Revision after = pages.revision(visit, page, Math.max(first, last));
    return new DiffPage(
        places,
        page,
        before,
        after,
        TextDiff.of(before.text(), after.text()),
        pages.mayEdit(visit));
  }

  /** What changes pages. */
  @Path("-")
  public Object changing() {
    return new WritingViews(pages, artifacts, attachments, visit);
  }

  private boolean mayModerate() {
    return visit.may(WikiPermission.MODERATE);
  }

  /** A title nobody could have given is no page. */
  static PageTitle titleOf(String text) {
    try {
      return PageTitle.of(text);
    } catch (Invalid e) {
      throw new NotFound("A page by that title");
    }
  }

  private static @Nullable String limited(@Nullable String cursor) {
    if (cursor != null && cursor.length() > 300) {
      throw new Invalid("after", "The cursor is not one this list gave out.");
    }
    return cursor;
  }

  private static @Nullable String next(String place, String name, Slice<?> slice) {
    return slice.next() == null ? null : Places.after(place, name, slice.next());
  }
}
