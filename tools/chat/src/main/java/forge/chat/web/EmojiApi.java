package forge.chat.web;

import forge.chat.emoji.CustomEmojis;
import forge.chat.emoji.EmojiName;
import forge.refusal.Refusal.NotFound;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Answers programs that want the emoji of this site, and the picker. */
@Path("rest/chat/emoji")
@Produces(MediaType.APPLICATION_JSON)
public final class EmojiApi {
  private static final int USUAL = 50;
  private final CustomEmojis emoji;

  public EmojiApi(CustomEmojis emoji) {
    this.emoji = emoji;
  }

  /** Those of this site whose names begin so, in the order of their names. */
  @GET
  public Response list(
      @QueryParam("q") @Nullable String prefix,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer asked,
      @Context UriInfo uri) {
    var found = emoji.list(prefix, after, Paging.limit(asked, USUAL));
    return Paging.answer(found.map(EmojiJson::of), "after", uri);
  }

  /** Brings a new one: its name in the address, its picture as the body. */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Response add(
      @QueryParam("name") @Nullable String name,
      @Context ContainerRequestContext request,
      InputStream picture) {
    var made = emoji.add(Identity.of(request).user(), name, picture);
    return Answers.created(URI.create("/rest/chat/emoji/" + made.name()), EmojiJson.of(made));
  }

  /** All emoji there are, the standard ones too, with names and without pictures. */
  @GET
  @Path("index")
  public Response index(
      @HeaderParam("If-None-Match") @Nullable String known,
      @HeaderParam("Accept-Encoding") @Nullable String encodings) {
    var written = emoji.index().write();
    if (written.tag().equals(known)) {
      return Response.status(304).header("ETag", written.tag()).build();
    }
    boolean squeeze = encodings != null && encodings.contains("gzip");
    var answer =
        Response.ok(written.bytes(squeeze))
            .header("Cache-Control", "no-cache")
            .header("Vary", "Accept-Encoding")
            .header("ETag", written.tag());
    return (squeeze ? answer.header("Content-Encoding", "gzip") : answer).build();
  }

  @GET
  @Path("{name}")
  public EmojiJson get(@PathParam("name") String name) {
    return EmojiJson.of(emoji.get(name(name)));
  }

  @DELETE
  @Path("{name}")
  public void remove(@PathParam("name") String name, @Context ContainerRequestContext request) {
    emoji.remove(Identity.of(request).user(), name(name));
  }

  /** What cannot be a name is the name of nothing. */
  static EmojiName name(String text) {
    try {
      return new EmojiName(text);
    } catch (IllegalArgumentException e) {
      throw new NotFound("This emoji");
    }
  }
}
