package forge.files.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.files.Checksum;
import forge.files.Downloads;
import forge.files.Downloads.Fetcher;
import forge.files.FilePath;
import forge.files.FilesPermission;
import forge.files.Folder;
import forge.files.Recommendation;
import forge.files.Release;
import forge.files.ReleaseFile;
import forge.files.ReleaseFiles;
import forge.files.Releases;
import forge.files.Target;
import forge.files.Visitors;
import forge.files.web.FilesPage.Crumb;
import forge.markup.Html;
import forge.project.Mount;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooLarge;
import forge.store.Slice;
import forge.user.web.ClientAddress;
import forge.web.Answers;
import forge.web.Multipart;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a project ships, for browsers and download programs. */
@Produces(MediaType.TEXT_HTML)
public final class FilesViews {
  private static final int CARDS = 10;
  private static final int FILES = 500;
  private static final int FEED = 50;
  private static final int FEED_MOST = 100;
  private static final int NAME_LIMIT = 2000;
  private static final int NOTES_LIMIT = 400_000;
  private static final String HINTS = "Sec-CH-UA-Platform, Sec-CH-UA-Arch, Sec-CH-UA-Bitness";

  private final ReleaseFiles releases;
  private final Releases versions;
  private final Downloads downloads;
  private final Artifacts artifacts;
  private final Visitors visitors;
  private final Visit visit;
  private final URI site;

  public FilesViews(
      ReleaseFiles releases,
      Releases versions,
      Downloads downloads,
      Artifacts artifacts,
      Visitors visitors,
      Visit visit,
      URI site) {
    this.releases = releases;
    this.versions = versions;
    this.downloads = downloads;
    this.artifacts = artifacts;
    this.visitors = visitors;
    this.visit = visit;
    this.site = site;
  }

  @Path("releases")
  public ReleaseViews releases() {
    return new ReleaseViews(versions, artifacts, visit, site);
  }

  // Looking

  @GET
  public Response top(@QueryParam("after") @Nullable String after, @Context HttpHeaders headers) {
    Recommendation recommendation = releases.recommend(visit);
    DownloadWidget best =
        DownloadWidget.of(visit.mount(), recommendation, visitor(headers)).orElse(null);
    String latest = recommendation.best().map(c -> c.file().path().folder().value()).orElse("");
    return Response.ok(page(FilePath.ROOT, after, best, latest))
        .header("Accept-CH", HINTS)
        .header("Vary", "User-Agent, " + HINTS)
        .build();
  }

  @GET
  @Path("in/{path: .+}")
  public View folder(@PathParam("path") String path, @QueryParam("after") @Nullable String after) {
    FilePath folder = FilePath.of(path);
    releases.folder(visit, folder);
    return page(folder, after, null, "");
  }

  private FilesPage page(
      FilePath path, @Nullable String after, @Nullable DownloadWidget best, String latest) {
    Slice<Folder> folders = releases.folders(visit, path, after, CARDS);
    var paths = folders.items().stream().map(Folder::path).toList();
    List<ReleaseFile> files =
        releases.filesIn(visit, Stream.concat(Stream.of(path), paths.stream()).toList());
    List<Folder> below = releases.foldersIn(visit, paths);
    List<Release> known =
        versions.ofFolders(visit, Stream.concat(Stream.of(path), paths.stream()).toList());
    Optional<Folder> here = releases.findFolder(visit, path);

    var texts = new ArrayList<String>();
    texts.add(notes(path, known).orElse(here.map(Folder::notes).orElse("")));
    folders.items().forEach(f -> texts.add(notes(f.path(), known).orElse(f.notes())));
    List<Html> notes =
        artifacts.render(visit, here.isPresent() ? path.value() + "/" : "", texts).texts();

    var cards = new ArrayList<FolderCard>();
    for (int i = 0; i < folders.items().size(); i++) {
      Folder folder = folders.items().get(i);
      cards.add(
          FolderCard.of(
              visit.mount(),
              folder,
              in(files, folder.path()),
              below.stream().filter(f -> f.path().folder().equals(folder.path())).toList(),
              notes.get(i + 1),
              of(folder.path(), known).orElse(null),
              !latest.isEmpty() && folder.path().value().equals(latest)));
    }
    cards.sort(Comparator.comparing(c -> !c.mark().equals(FolderCard.LATEST)));
    return new FilesPage(
        visit.mount(),
        path.value(),
        crumbs(path),
        notes.get(0),
        best,
        FileRow.of(visit.mount(), in(files, path), FILES),
        cards,
        next(path, folders.next()),
        of(path, known).map(r -> visit.mount().page("releases", r.version())).orElse(null),
        visit.may(FilesPermission.UPLOAD),
        visit.may(FilesPermission.REMOVE));
  }

  private static Optional<Release> of(FilePath folder, List<Release> known) {
    return known.stream().filter(r -> r.folder().equals(folder)).findFirst();
  }

  private static Optional<String> notes(FilePath folder, List<Release> known) {
    return of(folder, known).map(Release::notes);
  }

  private static List<ReleaseFile> in(List<ReleaseFile> files, FilePath folder) {
    return files.stream().filter(f -> f.path().folder().equals(folder)).toList();
  }

  private List<Crumb> crumbs(FilePath path) {
    Mount mount = visit.mount();
    var crumbs = new ArrayList<Crumb>();
    crumbs.add(new Crumb(mount.label(), path.root() ? null : mount.page().toString()));
    for (FilePath step : path.trail()) {
      crumbs.add(
          new Crumb(step.name(), step.equals(path) ? null : mount.page("in", step).toString()));
    }
    return crumbs;
  }

  private @Nullable String next(FilePath path, @Nullable String cursor) {
    return cursor == null
        ? null
        : place(path) + "?after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  /** The page of the release a folder is, else of the folder. */
  private URI home(FilePath path) {
    return versions.ofFolders(visit, List.of(path)).stream()
        .findFirst()
        .map(r -> visit.mount().page("releases", r.version()))
        .orElseGet(() -> place(path));
  }

  private URI place(FilePath path) {
    return path.root() ? visit.mount().page() : visit.mount().page("in", path);
  }

  // Fetching

  @GET
  @Path("get/{path: .+}")
  @Produces(MediaType.WILDCARD)
  public Response fetch(
      @PathParam("path") String text,
      @Context HttpHeaders headers,
      @Context ContainerRequestContext request) {
    FilePath path = FilePath.of(text);
    Optional<Response> sum = checksum(path);
    if (sum.isPresent()) {
      return sum.get();
    }
    ReleaseFile file = releases.get(visit, path);
    var sending = new Sending(file, releases.bytes(file), headers);
    if (sending.begins() && file.live()) {
      downloads.note(file, fetcher(headers, request));
    }
    return sending.answer(true);
  }

  private Fetcher fetcher(HttpHeaders headers, ContainerRequestContext request) {
    Object address = request.getProperty(ClientAddress.PROPERTY);
    return new Fetcher(
        visitor(headers),
        address instanceof String known ? known : "",
        headers.getHeaderString(HttpHeaders.USER_AGENT),
        headers.getHeaderString("Referer"),
        headers.getHeaderString("Range") != null);
  }

  @HEAD
  @Path("get/{path: .+}")
  @Produces(MediaType.WILDCARD)
  public Response look(@PathParam("path") String path, @Context HttpHeaders headers) {
    Optional<Response> sum = checksum(FilePath.of(path));
    if (sum.isPresent()) {
      return sum.get();
    }
    ReleaseFile file = releases.get(visit, FilePath.of(path));
    return new Sending(file, releases.bytes(file), headers).answer(false);
  }

  /** What {@code sha256sum -c} reads, made for every file that has none of its own. */
  private Optional<Response> checksum(FilePath path) {
    if (!path.value().endsWith(".sha256")) {
      return Optional.empty();
    }
    var about = new FilePath(path.value().substring(0, path.value().length() - 7));
    try {
      releases.get(visit, path);
      return Optional.empty();
    } catch (NotFound made) {
      ReleaseFile file = releases.get(visit, about);
      return Optional.of(
          Response.ok(file.content().sha256() + "  " + file.name() + "\n")
              .header("Content-Type", "text/plain; charset=utf-8")
              .header("Content-Disposition", Sending.disposition(path.name()))
              .build());
    }
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
    Target target = named ? Visitors.named(os, arch) : visitor(headers);
    Recommendation recommendation = releases.recommend(visit);
    var file =
        recommendation
            .forVisitor(target)
            .or(() -> named ? Optional.empty() : recommendation.best())
            .orElseThrow(() -> new NotFound("A file for " + target.label()));
    return Response.status(302)
        .header("Location", visit.mount().page("get", file.file().path()).toString())
        .header("Cache-Control", "no-cache")
        .header("Vary", "User-Agent, " + HINTS)
        .build();
  }

  @GET
  @Path("best_release.json")
  @Produces(MediaType.WILDCARD)
  public Response best() {
    var best = BestReleaseJson.of(site, visit.mount(), releases.recommend(visit));
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
        releases.newest(visit, below.isEmpty() ? most : 300).stream()
            .filter(f -> below.isEmpty() || f.path().value().startsWith(below + "/"))
            .limit(most)
            .toList();
    return Response.ok(new Rss(site, visit.mount()).write(files))
        .header("Content-Type", "application/rss+xml; charset=utf-8")
        .build();
  }

  private Target visitor(HttpHeaders headers) {
    return visitors.read(
        new Visitors.Said(
            headers.getHeaderString(HttpHeaders.USER_AGENT),
            headers.getHeaderString("Sec-CH-UA-Platform"),
            headers.getHeaderString("Sec-CH-UA-Arch"),
            headers.getHeaderString("Sec-CH-UA-Bitness")));
  }

  @Path("stats")
  public StatsViews stats() {
    return new StatsViews(downloads, releases, visit);
  }

  // Recommending

  /** What is offered to whom, and why. */
  @GET
  @Path("-/recommended")
  public View recommended() {
    visit.require(FilesPermission.UPLOAD);
    return RecommendedPage.of(visit.mount(), releases.recommend(visit));
  }

  /** Offers a file to the users of a system by hand, or leaves it to rules and versions again. */
  @POST
  @Path("-/recommended")
  public Response recommend(
      @FormParam("system") @DefaultValue("") String system,
      @FormParam("path") @DefaultValue("") String text) {
    visit.require(FilesPermission.UPLOAD);
    if (text.isBlank()) {
      releases.unmark(visit, system);
    } else {
      releases.markAlso(visit, FilePath.of(text), system);
    }
    return Answers.seeOther(visit.mount().page("-", "recommended"), "Saved.");
  }

  // Shipping

  @GET
  @Path("-/upload")
  public View uploadForm(@QueryParam("folder") @DefaultValue("") String folder) {
    visit.require(FilesPermission.UPLOAD);
    return new UploadPage(visit.mount(), site, FilePath.of(folder).value(), "", Problems.NONE);
  }

  /** Takes a form with a folder, notes and files, each while it arrives. */
  @POST
  @Path("-/upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(@Context HttpHeaders headers, InputStream body) throws IOException {
    visit.require(FilesPermission.UPLOAD);
    String folder = "";
    String notes = "";
    int files = 0;
    try {
      Multipart form = Multipart.of(headers.getMediaType(), body);
      for (var part = form.next(); part != null; part = form.next()) {
        if (part.name().equals("folder")) {
          folder = part.text(NAME_LIMIT).strip();
        } else if (part.name().equals("notes")) {
          notes = part.text(NOTES_LIMIT);
        } else if (part.file() != null && !part.file().isEmpty()) {
          FilePath place = FilePath.of(folder).resolve(bare(part.file()));
          releases.publish(visit, place, part.content(), Checksum.NONE);
          files++;
        }
      }
      FilePath path = FilePath.of(folder);
      if (files == 0 && path.root()) {
        throw new Invalid("file", "Choose at least one file.");
      }
      if (!path.root() && (files == 0 || !notes.isBlank())) {
        releases.makeFolder(visit, path);
      }
      if (!notes.isBlank()) {
        releases.describe(visit, path, notes);
      }
      return Answers.seeOther(home(path), published(files));
    } catch (Invalid e) {
      return Answers.again(new UploadPage(visit.mount(), site, folder, notes, Problems.of(e)));
    } catch (Conflict | TooLarge e) {
      return Answers.again(
          new UploadPage(visit.mount(), site, folder, notes, Problems.of("file", e.reason())));
    }
  }

  /** Where the page of uploads leads when all have arrived. */
  @GET
  @Path("-/uploaded")
  public Response uploaded(@QueryParam("folder") @DefaultValue("") String folder) {
    visit.require(FilesPermission.UPLOAD);
    return Answers.seeOther(home(FilePath.of(folder)), "The files have arrived.");
  }

  private static String published(int files) {
    return switch (files) {
      case 0 -> "The folder is made.";
      case 1 -> "The file is published.";
      default -> files + " files are published.";
    };
  }

  /** Some browsers send the whole path. */
  private static String bare(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  @GET
  @Path("-/notes")
  public View notesForm(@QueryParam("folder") @DefaultValue("") String folder) {
    visit.require(FilesPermission.UPLOAD);
    FilePath path = FilePath.of(folder);
    String notes =
        versions.ofFolders(visit, List.of(path)).stream()
            .findFirst()
            .map(Release::notes)
            .or(() -> releases.findFolder(visit, path).map(Folder::notes))
            .orElse("");
    return new NotesPage(visit.mount(), path.value(), notes, Problems.NONE);
  }

  @POST
  @Path("-/notes")
  public Response writeNotes(
      @FormParam("folder") @DefaultValue("") String folder,
      @FormParam("notes") @DefaultValue("") String notes) {
    visit.require(FilesPermission.UPLOAD);
    FilePath path = FilePath.of(folder);
    try {
      releases.describe(visit, path, notes);
      return Answers.seeOther(home(path), "The notes are saved.");
    } catch (Invalid e) {
      return Answers.again(new NotesPage(visit.mount(), folder, notes, Problems.of(e)));
    }
  }

  @POST
  @Path("-/remove")
  public Response remove(@FormParam("path") @DefaultValue("") String text) {
    visit.require(CorePermission.READ);
    FilePath path = FilePath.of(text);
    releases.remove(visit, path);
    return Answers.seeOther(place(path.folder()), "“" + path.name() + "” is withdrawn.");
  }
}
