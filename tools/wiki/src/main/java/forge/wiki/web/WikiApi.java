package forge.wiki.web;

import forge.access.Visit;
import forge.artifact.Attachments;
import forge.artifact.web.AttachmentsApi;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.refusal.Refusal.Taken;
import forge.store.Slice;
import forge.web.Paging;
import forge.wiki.PageTitle;
import forge.wiki.Pages;
import forge.wiki.Pages.Writing;
import forge.wiki.WikiPage;
import forge.wiki.WikiPermission;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers programs that read and write the wiki. */
@Produces(MediaType.APPLICATION_JSON)
public final class WikiApi {
  private final Pages pages;
  private final Attachments attachments;
  private final Visit visit;
  private final Places places;

  public WikiApi(Pages pages, Attachments attachments, Visit visit) {
    this.pages = pages;
    this.attachments = attachments;
    this.visit = visit;
    this.places = new Places(visit.mount());
  }

  @GET
  public Response list(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    Slice<WikiPage> slice = pages.byTitle(visit, after, Paging.limit(limit, 50));
    return Paging.answer(slice.map(p -> PageJson.listed(places, p)), "after", uri);
  }

  @GET
  @Path("-/changes")
  public Response changes(
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer limit,
      @Context UriInfo uri) {
    Slice<WikiPage> slice = pages.changes(visit, after, Paging.limit(limit, 50));
    return Paging.answer(slice.map(p -> PageJson.listed(places, p)), "after", uri);
  }

  @GET
  @Path("{title: .+}")
  public Response page(
      @PathParam("title") String title,
      @HeaderParam("If-None-Match") @Nullable String known,
      @QueryParam("revision") @Nullable Integer number) {
    WikiPage page = get(title);
    if (number != null) {
      var revision = pages.revision(visit, page, number);
      return Response.ok(PageJson.of(places, page, revision, revision.text())).build();
    }
    if (tag(page).equals(known)) {
      return Response.status(304).header("ETag", tag(page)).build();
    }
    return answer(200, page);
  }

  /**
   * Writes a page. {@code If-Match} names the revision that is replaced; without it the newest is.
   * {@code If-None-Match: *} only makes a page that is not there.
   */
  @PUT
  @Path("{title: .+}")
  public Response write(
      @PathParam("title") String title,
      @HeaderParam("If-Match") @Nullable String match,
      @HeaderParam("If-None-Match") @Nullable String none,
      WritingJson json) {
    pages.willEdit(visit);
    PageTitle place = PageTitle.of(title);
    Optional<WikiPage> there = there(place);
    if (there.isPresent() && "*".equals(none) && !there.get().deleted()) {
      throw new Taken("There is a page called " + place + " already.");
    }
    int base = there.map(WikiPage::revision).orElse(0);
    if (match != null && !there.map(WikiApi::tag).orElse("").equals(match)) {
      throw new Overtaken("The page " + place + " is not at the revision that If-Match names.");
    }
    WikiPage written =
        pages.write(visit, place, Writing.of(base, json.text(), json.labels(), json.note()));
    if (json.title() != null) {
      written = pages.rename(visit, written, PageTitle.of(json.title()));
    }
    return answer(there.isPresent() ? 200 : 201, written);
  }

  @DELETE
  @Path("{title: .+}")
  public Response delete(@PathParam("title") String title) {
    pages.delete(visit, get(title));
    return Response.noContent().build();
  }

  @GET
  @Path("-/history/{title: .+}")
  public Response history(
      @PathParam("title") String title,
      @QueryParam("before") @Nullable Integer before,
      @Context UriInfo uri) {
    WikiPage page = get(title);
    var slice = pages.history(visit, page, before);
    return Paging.answer(slice.map(r -> PageJson.of(places, page, r, null)), "before", uri);
  }

  /** The files of a page, by the id of the page. */
  @Path("-/attachments/{id: [0-9a-f]{24}}")
  public AttachmentsApi attachments(@PathParam("id") String id) {
    WikiPage page =
        pages.byId(visit.mount().id(), id).orElseThrow(() -> new NotFound("The page " + id));
    return new AttachmentsApi(
        attachments, visit, page.id(), WikiPermission.EDIT, WikiPermission.MODERATE);
  }

  private Optional<WikiPage> there(PageTitle title) {
    return pages
        .look(visit, title)
        .page()
        .filter(p -> p.title().equals(title) || sameKey(p, title));
  }

  private static boolean sameKey(WikiPage page, PageTitle title) {
    return page.title().value().equalsIgnoreCase(title.value());
  }

  private WikiPage get(String title) {
    try {
      return pages
          .look(visit, PageTitle.of(title))
          .page()
          .filter(p -> !p.deleted())
          .orElseThrow(() -> new NotFound("The page " + title));
    } catch (Invalid e) {
      throw new NotFound("A page by that title");
    }
  }

  private Response answer(int status, WikiPage page) {
    return Response.status(status)
        .header("ETag", tag(page))
        .header("Location", visit.mount().api(page.title()).toString())
        .entity(PageJson.of(places, page))
        .build();
  }

  private static String tag(WikiPage page) {
    return "\"" + page.revision() + "\"";
  }
}
