package forge.files.web;

import forge.access.Visit;
import forge.files.Checksum;
import forge.files.FilePath;
import forge.files.FilesPermission;
import forge.files.Uploads;
import forge.files.Uploads.Progress;
import forge.refusal.Refusal.Invalid;
import forge.user.web.NeedsScope;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
 * Uploads that can be resumed, by the protocol tus 1.0.0 with creation, checksum, expiration and
 * termination, so that existing clients work.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@NeedsScope("files:write")
public final class UploadApi {
  private static final int DAMAGED = 460;
  private final Uploads uploads;
  private final Visit visit;
  private final URI site;

  UploadApi(Uploads uploads, Visit visit, URI site) {
    this.uploads = uploads;
    this.visit = visit;
    this.site = site;
  }

  /** Announces a file: {@code filename}, {@code folder} and {@code sha256} are its metadata. */
  @POST
  public Response begin(
      @HeaderParam("Upload-Length") @Nullable String length,
      @HeaderParam("Upload-Metadata") @Nullable String metadata) {
    visit.require(FilesPermission.UPLOAD);
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
    return answer(Response.status(201), begun)
        .header(
            "Location", site + visit.mount().api("-", "uploads", begun.partial().id()).toString())
        .build();
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
      @HeaderParam("Upload-Offset") @Nullable String offset,
      @HeaderParam("Upload-Checksum") @Nullable String checksum,
      InputStream body) {
    Progress now = uploads.append(visit, id, number("Upload-Offset", offset), checksum, body);
    return answer(Response.status(now.intact() ? 204 : DAMAGED), now).build();
  }

  /** Gives it up. */
  @DELETE
  @Path("{id}")
  public Response end(@PathParam("id") String id) {
    uploads.end(visit, id);
    return Response.noContent().header("Tus-Resumable", "1.0.0").build();
  }

  private static ResponseBuilder answer(ResponseBuilder answer, Progress progress) {
    return answer
        .header("Tus-Resumable", "1.0.0")
        .header("Tus-Extension", "creation,checksum,expiration,termination")
        .header("Cache-Control", "no-store")
        .header("Upload-Offset", progress.offset())
        .header(
            "Upload-Expires",
            Sending.httpDate(progress.partial().expires().atZone(ZoneOffset.UTC)));
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
