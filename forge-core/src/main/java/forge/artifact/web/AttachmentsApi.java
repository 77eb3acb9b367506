package forge.artifact.web;

import forge.access.Permission;
import forge.access.Visit;
import forge.artifact.Attachment;
import forge.artifact.Attachments;
import forge.refusal.Refusal.Invalid;
import forge.web.Announced;
import forge.web.Answers;
import forge.web.Multipart;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The attachments of one artifact for programs. A tool hands it out as a sub-resource, after it has
 * found the artifact and seen that the visitor may read it:
 *
 * <pre>{@code
 * @Path("{number}/attachments")
 * public AttachmentsApi attachments(@PathParam("number") TicketNumber number) {…}
 * }</pre>
 *
 * <p>Browsers may use it, too: {@link #receive} takes the files of a form.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class AttachmentsApi {
  private static final Pattern FILE_NAME =
      Pattern.compile("(?i)filename(\\*?)=(?:UTF-8'[^']*'([^;]+)|\"([^\"]*)\"|([^;\\s]+))");

  private final Attachments attachments;
  private final Visit visit;
  private final String artifact;
  private final Permission permission;
  private final Permission others;

  /**
   * @param permission what adding and removing asks for
   */
  public AttachmentsApi(
      Attachments attachments, Visit visit, String artifact, Permission permission) {
    this(attachments, visit, artifact, permission, permission);
  }

  /**
   * @param permission what adding and removing one's own asks for
   * @param others what removing those of others asks for
   */
  public AttachmentsApi(
      Attachments attachments,
      Visit visit,
      String artifact,
      Permission permission,
      Permission others) {
    this.attachments = attachments;
    this.visit = visit;
    this.artifact = artifact;
    this.permission = permission;
    this.others = others;
  }

  @GET
  public List<AttachmentJson> list() {
    return attachments.of(visit.mount().id(), artifact).stream().map(AttachmentJson::of).toList();
  }

  /**
   * Takes a file as the body, named by {@code ?name=} or Content-Disposition, or files in a form.
   */
  @POST
  public Response add(
      @QueryParam("name") @Nullable String name, @Context HttpHeaders headers, InputStream body)
      throws IOException {
    visit.require(permission);
    MediaType type = headers.getMediaType();
    if (type != null && type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
      var added = receive(attachments, visit, artifact, type, body);
      return Response.status(201).entity(added.stream().map(AttachmentJson::of).toList()).build();
    }
    Announced.within(headers, "The file", Attachments.LARGEST);
    String named =
        name != null ? name : fileName(headers.getHeaderString(HttpHeaders.CONTENT_DISPOSITION));
    if (named == null || named.isBlank()) {
      throw new Invalid("name", "Name the file by ?name= or Content-Disposition.");
    }
    Attachment added = attachments.add(visit, artifact, named, body);
    return Answers.created(URI.create(added.page()), AttachmentJson.of(added));
  }

  @DELETE
  @Path("{id}")
  public Response remove(@PathParam("id") String id) {
    visit.require(mine(id) ? permission : others);
    attachments.remove(visit, artifact, id);
    return Response.noContent().build();
  }

  private boolean mine(String id) {
    return !visit.user().guest()
        && attachments.of(visit.mount().id(), artifact).stream()
            .anyMatch(a -> a.id().equals(id) && a.by().equals(visit.user().id()));
  }

  /**
   * Attaches all files of a form; the tool answers for the right to. A form that is sent without
   * choosing a file has an empty part and attaches nothing.
   */
  public static List<Attachment> receive(
      Attachments attachments,
      Visit visit,
      String artifact,
      @Nullable MediaType type,
      InputStream body)
      throws IOException {
    var added = new ArrayList<Attachment>();
    Multipart form = Multipart.of(type, body);
    for (Multipart.Part part = form.next(); part != null; part = form.next()) {
      String file = part.file();
      if (file != null && !file.isEmpty()) {
        added.add(attachments.add(visit, artifact, file, part.content()));
      }
    }
    return added;
  }

  private static @Nullable String fileName(@Nullable String disposition) {
    Matcher found = FILE_NAME.matcher(disposition == null ? "" : disposition);
    if (!found.find()) {
      return null;
    }
    try {
      return found.group(2) != null
          ? URLDecoder.decode(found.group(2).replace("+", "%2B"), StandardCharsets.UTF_8)
          : found.group(3) != null ? found.group(3) : found.group(4);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
