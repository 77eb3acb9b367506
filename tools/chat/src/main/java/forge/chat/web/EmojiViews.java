package forge.chat.web;

import forge.access.AuditLog;
import forge.chat.emoji.CustomEmojis;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooLarge;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import forge.web.Answers;
import forge.web.Multipart;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers browsers at the emoji of this site. */
@Path("chat/emoji")
@Produces(MediaType.TEXT_HTML)
public final class EmojiViews {
  private static final URI PAGE = URI.create("/chat/emoji");
  private static final int SHOWN = 60;
  private static final int NOTED = 20;
  private static final int LONGEST = 200;
  private final CustomEmojis emoji;
  private final Platform platform;

  public EmojiViews(CustomEmojis emoji, Platform platform) {
    this.emoji = emoji;
    this.platform = platform;
  }

  @GET
  public View list(
      @QueryParam("q") @Nullable String query,
      @QueryParam("after") @Nullable String after,
      @Context ContainerRequestContext request) {
    return page(request, query == null ? "" : query.strip(), after, "", Problems.NONE);
  }

  private View page(
      ContainerRequestContext request,
      String query,
      @Nullable String after,
      String typed,
      Problems problems) {
    User user = Identity.of(request).user();
    var found = emoji.list(query, after, SHOWN);
    String next =
        found.next() == null
            ? null
            : PAGE
                + "?q="
                + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + "&after="
                + URLEncoder.encode(found.next(), StandardCharsets.UTF_8);
    var log =
        user.admin()
            ? platform.notes(CustomEmojis.PLACE, null, NOTED).items()
            : List.<AuditLog.Line>of();
    var people = new HashSet<UserId>();
    found.items().forEach(one -> people.add(one.by()));
    log.forEach(line -> people.add(line.by()));
    return new EmojiPage(
        found.items(),
        query,
        next,
        emoji.mayAdd(user),
        found.items().stream()
            .filter(one -> emoji.mayRemove(user, one))
            .map(one -> one.name().value())
            .toList(),
        log,
        platform.namesOf(people),
        typed,
        problems);
  }

  /** Takes a name and a picture while it arrives. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response add(@Context ContainerRequestContext request, InputStream body)
      throws IOException {
    String name = "";
    try {
      Multipart form = Multipart.of(request.getMediaType(), body);
      for (var part = form.next(); part != null; part = form.next()) {
        if (part.name().equals("name")) {
          name = part.text(LONGEST);
        } else if (part.file() != null && !part.file().isEmpty()) {
          var made = emoji.add(Identity.of(request).user(), name, part.content());
          return Answers.seeOther(PAGE, made.name().written() + " can be used now.");
        }
      }
      throw new Invalid("file", "Choose a picture.");
    } catch (Invalid e) {
      return again(request, name, Problems.of(e));
    } catch (Conflict e) {
      return again(request, name, Problems.of("name", e.reason()));
    } catch (TooLarge e) {
      return again(request, name, Problems.of("file", e.reason()));
    }
  }

  private Response again(ContainerRequestContext request, String name, Problems problems) {
    return Answers.again(page(request, "", null, name, problems));
  }

  @POST
  @Path("{name}/remove")
  public Response remove(@PathParam("name") String name, @Context ContainerRequestContext request) {
    var gone = EmojiApi.name(name);
    emoji.remove(Identity.of(request).user(), gone);
    return Answers.seeOther(PAGE, gone.written() + " is deleted.");
  }
}
