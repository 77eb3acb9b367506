package forge.files.web;

import forge.access.Visit;
import forge.files.Checksum;
import forge.files.Desk;
import forge.files.FilePath;
import forge.files.FilesPermission;
import forge.files.Folder;
import forge.refusal.Check;
import forge.user.web.NeedsScope;
import forge.web.Announced;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a project ships, for programs. */
@Produces(MediaType.APPLICATION_JSON)
public final class FilesApi {
  private static final int PAGE = 100;
  private final Desk desk;
  private final Visit visit;
  private final URI site;

  public FilesApi(Desk desk, Visit visit, URI site) {
    this.desk = desk;
    this.visit = visit;
    this.site = site;
  }

  @Path("-/uploads")
  public UploadApi uploads() {
    return new UploadApi(desk.uploads(), visit, site);
  }

  @Path("-/quota")
  public QuotaApi quota() {
    return new QuotaApi(desk.quotas(), visit);
  }

  @Path("-/releases")
  public ReleaseApi releases() {
    return new ReleaseApi(desk.releases(), desk.changes(), visit);
  }

  @GET
  public FolderJson list(@QueryParam("after") @Nullable String after) {
    return folder(FilePath.ROOT, after);
  }

  /** A file, or a folder with what is in it. */
  @GET
  @Path("{path: .+}")
  public Object show(@PathParam("path") String text, @QueryParam("after") @Nullable String after) {
    FilePath path = FilePath.of(text);
    return desk.folders().find(visit, path).isPresent()
        ? folder(path, after)
        : FileJson.of(visit.mount(), desk.files().get(visit, path));
  }

  /** Publishes the body under this path; its folders are made. */
  @PUT
  @Path("{path: .+}")
  @Consumes(MediaType.WILDCARD)
  @NeedsScope("files:write")
  public Response publish(
      @PathParam("path") String path,
      @HeaderParam("X-SHA256") @Nullable String sha256,
      @HeaderParam("Content-Digest") @Nullable String contentDigest,
      @HeaderParam("Repr-Digest") @Nullable String reprDigest,
      @HeaderParam("Digest") @Nullable String digest,
      @Context HttpHeaders headers,
      InputStream body) {
    visit.require(FilesPermission.UPLOAD);
    Announced.within(headers, "The file", desk.uploads().largest(visit));
    Checksum expected = Checksum.of(sha256, contentDigest, reprDigest, digest);
    var published = desk.files().publish(visit, FilePath.of(path), body, expected);
    var file = published.file();
    return Response.status(published.fresh() ? 201 : 200)
        .header("Location", visit.mount().api(file.path()).toString())
        .header("X-SHA256", file.content().sha256())
        .entity(FileJson.of(visit.mount(), file))
        .build();
  }

  /** Writes the notes of a folder, which is made if need be, or marks a file as recommended. */
  @PATCH
  @Path("{path: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope("files:write")
  public Object describe(@PathParam("path") String text, NotesJson wish) {
    FilePath path = FilePath.of(text);
    List<String> recommended = wish.recommended();
    if (recommended != null) {
      recommended.forEach(s -> Check.line("recommended", "A system", s, 20));
      return FileJson.of(visit.mount(), desk.recommendations().mark(visit, path, recommended));
    }
    desk.folders().make(visit, path);
    Folder described = desk.folders().describe(visit, path, wish.notes());
    return folder(path, described.notes(), null);
  }

  @DELETE
  @Path("{path: .+}")
  @NeedsScope("files:write")
  public void remove(@PathParam("path") String path) {
    desk.files().remove(visit, FilePath.of(path));
  }

  private FolderJson folder(FilePath path, @Nullable String after) {
    String notes = desk.folders().find(visit, path).map(Folder::notes).orElse("");
    return folder(path, notes, after);
  }

  private FolderJson folder(FilePath path, String notes, @Nullable String after) {
    var folders = desk.folders().list(visit, path, after, PAGE);
    var files =
        desk.files().filesIn(visit, List.of(path)).stream()
            .map(f -> FileJson.of(visit.mount(), f))
            .toList();
    return new FolderJson(
        path.value(),
        notes,
        folders.items().stream().map(f -> f.path().value()).toList(),
        files,
        folders.next());
  }
}
