package forge.links.web;

import forge.access.Visit;
import forge.links.LinkPermission;
import forge.links.Links;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers browsers that visit links. */
@Produces(MediaType.TEXT_HTML)
public final class LinkViews {
  private static final int PAGE = 50;
  private final Links links;
  private final Visit visit;

  public LinkViews(Links links, Visit visit) {
    this.links = links;
    this.visit = visit;
  }

  @GET
  public View list(@QueryParam("before") @Nullable String before) {
    return page(before, "", "", Problems.NONE);
  }

  @POST
  public Response add(
      @FormParam("address") @Nullable String address, @FormParam("title") @Nullable String title) {
    try {
      links.add(visit, address, title);
      return Answers.seeOther(visit.mount().page(), "The link is there.");
    } catch (Invalid e) {
      return Answers.again(page(null, or(address), or(title), Problems.of(e)));
    }
  }

  @POST
  @Path("{link}/remove")
  public Response remove(@PathParam("link") String link) {
    links.remove(visit, link);
    return Answers.seeOther(visit.mount().page(), "The link is gone.");
  }

  private LinkList page(@Nullable String before, String address, String title, Problems problems) {
    return new LinkList(
        visit.mount(),
        links.newest(visit, before, PAGE),
        visit.may(LinkPermission.ADD),
        visit.may(LinkPermission.REMOVE),
        address,
        title,
        problems);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
