package forge.chat.web;

import forge.chat.emoji.CustomEmoji;
import forge.chat.emoji.CustomEmojis;
import forge.refusal.Refusal.NotFound;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Serves the pictures of emoji without asking the database. */
@Path("-/emoji")
@Produces(MediaType.WILDCARD)
public final class EmojiPictureViews {
  private final CustomEmojis emoji;

  public EmojiPictureViews(CustomEmojis emoji) {
    this.emoji = emoji;
  }

  /** A picture; its address is made of what it holds and so never means another. */
  @GET
  @Path("{content: [0-9a-f]{20,64}}")
  public Response picture(
      @PathParam("content") String content, @HeaderParam("If-None-Match") @Nullable String known) {
    CustomEmoji one =
        emoji.marked(content.substring(0, 20)).orElseThrow(EmojiPictureViews::nothing);
    var file = emoji.file(one);
    if (!one.content().startsWith(content) || !Files.exists(file)) {
      throw nothing();
    }
    String tag = '"' + one.mark() + '"';
    var answer =
        tag.equals(known) ? Response.status(304) : Response.ok(file.toFile()).type(one.type());
    return answer
        .header("ETag", tag)
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Disposition", "inline")
        .build();
  }

  /** Leads from a name to the picture it has just now. */
  @GET
  @Path("named/{name}")
  public Response named(@PathParam("name") String name) {
    CustomEmoji one = emoji.named(name).orElseThrow(EmojiPictureViews::nothing);
    return Response.status(302)
        .header("Location", one.picture())
        .header("Cache-Control", "public, max-age=300")
        .build();
  }

  private static NotFound nothing() {
    return new NotFound("This picture");
  }
}
