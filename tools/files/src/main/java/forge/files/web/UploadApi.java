package forge.files.web;

import forge.access.Visit;
import forge.files.Checksum;
import forge.files.FilePath;
import forge.files.FilesPermission;
import forge.files.Uploads;
import forge.files.Uploads.Progress;
import forge.refusal.Refusal.Invalid;
import forge.user.web.NeedsScope;
import forge.web.Announced;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Uploads that can be resumed, by the protocol tus 1.0.0 with creation (with upload), checksum,
 * expiration and termination, so that existing clients work.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@NeedsScope("files:write")
public final class UploadApi {
  private static final int DAMAGED = 460;
  private static final String VERSION = "1.0.0";
  private static final String PIECE = "application/offset+octet-stream";
  private static final String EXTENSIONS =
      "creation,creation-with-upload,checksum,expiration,termination";
  private final Uploads uploads;
  private final Visit visit;
  private final URI site;

  UploadApi(Uploads uploads, Visit visit, URI site) {
    this.uploads = uploads;
    this.visit = visit;
    this.site = site;
  }

  /** What of tus is understood here. */
  @OPTIONS
  public Response options() {
    visit.require(FilesPermission.UPLOAD);
    return Response.noContent()
        .header("Tus-Resumable", VERSION)
        .header("Tus-Version", VERSION)
        .header("Tus-Extension", EXTENSIONS)
        .header("Tus-Checksum-Algorithm", "sha1,sha256,md5")
        .header("Tus-Max-Size", uploads.largest(visit))
        .build();
  }

  /**
   * Announces a file: {@code filename}, {@code folder} and {@code sha256} are its metadata. Its
   * first piece may come with it.
   */
  @POST
  public Response begin(
      @HeaderParam("Tus-Resumable") @Nullable String version,
      @HeaderParam("Upload-Length") @Nullable String length,
      @HeaderParam("Upload-Metadata") @Nullable String metadata,
      @HeaderParam("Upload-Checksum") @Nullable String checksum,
      @HeaderParam("Content-Type") @Nullable String type,
      @Context HttpHeaders headers,
      InputStream body) {
    visit.require(FilesPermission.UPLOAD);
    checkVersion(version);
    Announced.within(headers, "The piece", uploads.largest(visit));
    Map<String, String> said = metadata(metadata);
    FilePath folder = FilePath.of(said.getOrDefault("folder", ""));
    String name = said.getOrDefault("filename", said.getOrDefault("name", ""));
    if (name.isBlank() || name.contains("/")) {
      throw new Invalid(
          "Upload-Metadata", "Say the name of the file in Upload-Metadata: filename.");
    }
    Progress begun =
        uploads.begin(
            visit,
            FilePath.of(folder.root() ? name : folder.value() + "/" + name),
            number("Upload-Length", length),
            Checksum.of(said.get("sha256")));
    if (PIECE.equals(type) && !begun.complete()) {
      begun = uploads.append(visit, begun.partial().id(), 0, checksum, body);
    }
    return answer(Response.status(begun.intact() ? 201 : DAMAGED), begun)
        .header(
            "Location", site + visit.mount().api("-", "uploads", begun.partial().id()).toString())
        .build();
  }

  private static void checkVersion(@Nullable String version) {
    if (version != null && !version.strip().equals(VERSION)) {
      throw new WebApplicationException(
          Response.status(Response.Status.PRECONDITION_FAILED)
              .header("Tus-Version", VERSION)
              .build());
    }
  }

  /** How far it has come. */
  @HEAD
  @Path("{id}")
  public Response look(@PathParam("id") String id) {
    Progress found = uploads.find(visit, id);
    return answer(Response.ok(), found).header("Upload-Length", found.partial().length()).build();
  }

  /** Adds a piece. */
  @PATCH
  @Path("{id}")
  public Response append(
      @PathParam("id") String id,
      @HeaderParam("Tus-Resumable") @Nullable String version,
      @HeaderParam("Upload-Offset") @Nullable String offset,
      @HeaderParam("Upload-Checksum") @Nullable String checksum,
      InputStream body) {
    checkVersion(version);
    Progress now = uploads.append(visit, id, number("Upload-Offset", offset), checksum, body);
    return answer(Response.status(now.intact() ? 204 : DAMAGED), now).build();
  }

  /** Gives it up. */
  @DELETE
  @Path("{id}")
  public Response end(@PathParam("id") String id) {
    uploads.end(visit, id);
    return Response.noContent().header("Tus-Resumable", VERSION).build();
  }

  private static ResponseBuilder answer(ResponseBuilder answer, Progress progress) {
    return answer
        .header("Tus-Resumable", VERSION)
        .header("Tus-Extension", EXTENSIONS)
        .header("Cache-Control", "no-store")
        .header("Upload-Offset", progress.offset())
        .header(
            "Upload-Expires",
            Shipment.httpDate(progress.partial().expires().atZone(ZoneOffset.UTC)));
  }

  private static long number(String header, @Nullable String text) {
    if (text == null || !text.matches("\\d{1,18}")) {
      throw new Invalid(header, "Say a number of bytes in " + header + ".");
    }
    return Long.parseLong(text);
  }

  /** Pairs of a key and a text in Base64, with commas between. */
  private static Map<String, String> metadata(@Nullable String header) {
    var metadata = new HashMap<String, String>();
    for (String pair : header == null ? new String[0] : header.split(",", -1)) {
      String[] parts = pair.strip().split(" ", 2);
      try {
        metadata.put(
            parts[0],
            parts.length < 2
                ? ""
                : new String(Base64.getDecoder().decode(parts[1].strip()), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        throw new Invalid("Upload-Metadata", "What is in Upload-Metadata is not Base64.");
      }
    }
    return metadata;
  }
}
