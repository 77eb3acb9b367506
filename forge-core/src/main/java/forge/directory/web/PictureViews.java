package forge.directory.web;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.directory.Showcase;
import forge.user.Identity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Serves the bytes of what a project shows. An address never means another picture later. */
@Produces(MediaType.WILDCARD)
public final class PictureViews {
  private static final String CONTENT = "{content: [0-9a-f]{64}}";

  private final Visit visit;
  private final Showcase showcase;

  public PictureViews(Visit visit, Showcase showcase) {
    this.visit = visit;
    this.showcase = showcase;
  }

  @GET
  @Path(CONTENT)
  public Response whole(
      @PathParam("content") String content, @HeaderParam("If-None-Match") @Nullable String known) {
    return answer(content, false, known);
  }

  @GET
  @Path(CONTENT + "/small")
  public Response small(
      @PathParam("content") String content, @HeaderParam("If-None-Match") @Nullable String known) {
    return answer(content, true, known);
  }

  private Response answer(String content, boolean small, @Nullable String known) {
    var file = showcase.picture(visit, content, small);
    String tag = '"' + content + (small ? "-s" : "") + '"';
    var answer =
        tag.equals(known)
            ? Response.status(304)
            : Response.ok(file.toFile()).type(small ? "image/png" : type(content));
    boolean everybody =
        new Visit(Identity.GUEST, visit.project(), null, Roles.EVERYBODY).may(CorePermission.READ);
    return answer
        .header("ETag", tag)
        .header(
            "Cache-Control",
            everybody ? "public, max-age=31536000, immutable" : "private, max-age=300")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Disposition", "inline")
        .build();
  }

  private String type(String content) {
    return visit.project().profile().screenshots().stream()
        .filter(s -> s.content().equals(content))
        .map(s -> s.type())
        .findFirst()
        .orElse(MediaType.APPLICATION_OCTET_STREAM);
  }
}
