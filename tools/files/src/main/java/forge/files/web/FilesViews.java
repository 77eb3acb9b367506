package forge.files.web;

import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.files.Desk;
import forge.files.FilePath;
import forge.files.Recommendation;
import forge.files.ReleaseFile;
import forge.files.Target;
import forge.files.Visitors;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a project ships, for browsers and download programs. */
@Produces(MediaType.TEXT_HTML)
public final class FilesViews {
  private static final int FEED = 50;
  private static final int FEED_MOST = 100;

  private final Desk desk;
  private final Fetching fetching;
  private final Artifacts artifacts;
  private final FolderPages pages;
  private final Visit visit;
  private final URI site;

  public FilesViews(Desk desk, Fetching fetching, Artifacts artifacts, Visit visit, URI site) {
    this.desk = desk;
    this.fetching = fetching;
    this.artifacts = artifacts;
    this.pages = new FolderPages(desk, artifacts, visit);
    this.visit = visit;
    this.site = site;
  }

  @Path("releases")
  public ReleaseViews releases() {
    return new ReleaseViews(desk, artifacts, visit, site);
  }

  @Path("get")
  public FetchViews files() {
    return new FetchViews(fetching, visit);
  }

  @Path("-")
  public ShippingViews shipping() {
    return new ShippingViews(desk, pages, visit, site);
  }

  // Looking

  @GET
  public Response top(@QueryParam("after") @Nullable String after, @Context HttpHeaders headers) {
    Recommendation recommendation = desk.recommendations().of(visit);
    DownloadWidget best =
        DownloadWidget.of(visit.mount(), recommendation, Asker.of(desk.visitors(), headers))
            .orElse(null);
    String latest = recommendation.best().map(c -> c.file().path().folder().value()).orElse("");
    return Response.ok(pages.of(FilePath.ROOT, after, best, latest))
        .header("Accept-CH", Asker.HINTS)
        .header("Vary", "User-Agent, " + Asker.HINTS)
        .build();
  }

  @GET
  @Path("in/{path: .+}")
  public View folder(@PathParam("path") String path, @QueryParam("after") @Nullable String after) {
    FilePath folder = FilePath.of(path);
    desk.folders().get(visit, folder);
    return pages.of(folder, after, null, "");
  }

  /** Leads to the file for the asker's system, or for the one the address names. */
  @GET
  @Path("latest{more: (/download)?}")
  @Produces(MediaType.WILDCARD)
  public Response latest(
      @QueryParam("os") @Nullable String os,
      @QueryParam("arch") @Nullable String arch,
      @Context HttpHeaders headers) {
    boolean named = os != null || arch != null;
    Target target = named ? Visitors.named(os, arch) : Asker.of(desk.visitors(), headers);
    Recommendation recommendation = desk.recommendations().of(visit);
    var file =
        recommendation
            .forVisitor(target)
            .or(() -> named ? Optional.empty() : recommendation.best())
            .orElseThrow(() -> new NotFound("A file for " + target.label()));
    return Response.status(302)
        .header("Location", visit.mount().page("get", file.file().path()).toString())
        .header("Cache-Control", "no-cache")
        .header("Vary", "User-Agent, " + Asker.HINTS)
        .build();
  }

  @GET
  @Path("best_release.json")
  @Produces(MediaType.WILDCARD)
  public Response best() {
    var best = BestReleaseJson.of(site, visit.mount(), desk.recommendations().of(visit));
    return Response.ok(best, MediaType.APPLICATION_JSON_TYPE).build();
  }

  @GET
  @Path("rss")
  @Produces(MediaType.WILDCARD)
  public Response rss(
      @QueryParam("path") @Nullable String path, @QueryParam("limit") @Nullable Integer limit) {
    int most = limit == null ? FEED : limit;
    if (most < 1 || most > FEED_MOST) {
      throw new Invalid("limit", "A feed has 1 to " + FEED_MOST + " entries.", (long) FEED_MOST);
    }
    String below = path == null ? "" : path.replaceAll("^/+|/+$", "");
    List<ReleaseFile> files =
        below.isEmpty()
            ? desk.files().newest(visit, most)
            : desk.files().newestBelow(visit, FilePath.of(below), most);
    return Response.ok(new Rss(site, visit.mount()).write(files))
        .header("Content-Type", "application/rss+xml; charset=utf-8")
        .build();
  }

  /** Addresses as SourceForge has them lead to those of here. */
  @GET
  @Path("{path: (?!-/).+}/{what: download|stats/json|stats/timeline}")
  @Produces(MediaType.WILDCARD)
  public Response asElsewhere(
      @PathParam("path") String text, @PathParam("what") String what, @Context UriInfo asked) {
    FilePath path = FilePath.of(text);
    if (what.equals("download")) {
      return found(visit.mount().page("get", path).toString());
    }
    String query = asked.getRequestUri().getRawQuery();
    URI place = visit.mount().page(what.replace("/timeline", ""));
    return found(
        place
            + "?path="
            + URLEncoder.encode(path.value(), StandardCharsets.UTF_8)
            + (query == null ? "" : "&" + query));
  }

  private static Response found(String place) {
    return Response.status(302).header("Location", place).build();
  }

  @Path("stats")
  public StatsViews stats() {
    return new StatsViews(desk.downloads(), desk.files(), visit);
  }
}
