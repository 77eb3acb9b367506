package forge.directory.web;

import forge.directory.Categories;
import forge.directory.Looked;
import forge.directory.Shelves;
import forge.directory.Shelves.Page;
import forge.refusal.Refusal.Invalid;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Problems;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;

/** Answers strangers who look for projects, their feed readers and search engines. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public final class DirectoryViews {
  private final Shelves shelves;
  private final Categories categories;
  private final URI site;

  public DirectoryViews(Shelves shelves, Categories categories, URI site) {
    this.shelves = shelves;
    this.categories = categories;
    this.site = site;
  }

  @GET
  @Path("projects")
  public Response look(@Context UriInfo uri, @Context ContainerRequestContext request) {
    try {
      Looking looking = Looking.of(uri.getQueryParameters());
      Page page = shelves.look(looking.looked(), Identity.of(request));
      return Response.ok(DirectoryPage.of(looking, page, categories.tree(), Problems.NONE)).build();
    } catch (Invalid e) {
      Looking nothing = Looking.of(new MultivaluedHashMap<>());
      return Answers.again(
          DirectoryPage.of(
              nothing, new Page(List.of(), null, null), categories.tree(), Problems.of(e)));
    }
  }

  /** Addresses of projects and their files as SourceForge has them lead to those of here. */
  @GET
  @Path("projects/{project: [^/]+}{rest: (/.*)?}")
  @Produces(MediaType.WILDCARD)
  public Response asElsewhere(@Context UriInfo uri) {
    URI asked = uri.getRequestUri();
    String[] steps = asked.getRawPath().split("/", 4);
    String rest = steps.length > 3 ? steps[3] : "";
    String below = rest.equals("rss") || rest.equals("best_release.json") ? "files/" + rest : rest;
    String place = "/p/" + steps[2] + (below.isEmpty() ? "" : "/" + below);
    String query = asked.getRawQuery();
    return Response.status(302)
        .header("Location", query == null ? place : place + "?" + query)
        .build();
  }

  /**
   * The same projects as a feed, those that were active last first unless something else is asked.
   */
  @GET
  @Path("projects.atom")
  @Produces(MediaType.WILDCARD)
  public Response feed(@Context UriInfo uri, @Context ContainerRequestContext request) {
    Looking asked = Looking.of(uri.getQueryParameters());
    Looked looked = asked.looked();
    var order = looked.order() == Looked.Order.RELEVANCE ? Looked.Order.UPDATED : looked.order();
    var page =
        shelves.look(new Looked(looked.text(), looked.facets(), order, null), Identity.of(request));
    String address = site + asked.with("cursor", "");
    String self = site + uri.getRequestUri().getRawPath();
    String query = uri.getRequestUri().getRawQuery();
    return xml(
        new DirectoryFeed(site)
            .write(address, query == null ? self : self + "?" + query, page.shown()),
        "application/atom+xml");
  }

  /** Where search engines find the parts of the site map. */
  @GET
  @Path("sitemap.xml")
  @Produces(MediaType.WILDCARD)
  public Response siteMap() {
    return xml(new SiteMap(site).index(), "application/xml");
  }

  @GET
  @Path("sitemap/{letter: [a-z]}.xml")
  @Produces(MediaType.WILDCARD)
  public Response projects(@PathParam("letter") String letter) {
    return xml(new SiteMap(site).projects(shelves.beginning(letter)), "application/xml");
  }

  private static Response xml(String text, String type) {
    return Response.ok(text)
        .header("Content-Type", type + "; charset=utf-8")
        .header("Cache-Control", "max-age=300")
        .header("Vary", "Cookie")
        .build();
  }
}
