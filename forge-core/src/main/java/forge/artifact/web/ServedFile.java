package forge.artifact.web;

import forge.artifact.Attachment;
import forge.artifact.Attachments;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file of somebody's on its way to a browser, in which it can do nothing: whoever serves it has
 * asked whether it may be read.
 */
public record ServedFile(String id, Path file, String mark, String type, String disposition) {
  private static final String SANDBOX =
      "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

  /** All of it. */
  public static ServedFile whole(Attachment of, Path file) {
    String disposition = disposition(Attachments.shown(of), of.name());
    return new ServedFile(of.id(), file, of.hash(), of.type(), disposition);
  }

  /** Its small picture. */
  public static ServedFile small(Attachment of, Path picture) {
    return new ServedFile(of.id(), picture, of.hash() + "-s", "image/png", "inline");
  }

  /** The bytes, or that the browser has them. */
  public Response answer(ContainerRequestContext request) {
    String tag = '"' + mark + '"';
    boolean known = tag.equals(request.getHeaderString("If-None-Match"));
    Response.ResponseBuilder answer =
        known ? Response.status(304) : Response.ok(file.toFile()).type(type);
    return answer
        .header("ETag", tag)
        .header("Cache-Control", "private, max-age=300")
        .header("Content-Security-Policy", SANDBOX)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("X-Attachment", id)
        .header("Content-Disposition", disposition)
        .build();
  }

  /** The name in both ways browsers know, so that nothing in it can end the header. */
  static String disposition(boolean shown, String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
    String coded =
        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "%s; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(shown ? "inline" : "attachment", plain, coded);
  }
}
