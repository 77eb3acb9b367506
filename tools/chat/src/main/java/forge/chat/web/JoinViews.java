package forge.chat.web;

import forge.chat.Chat;
import forge.chat.InviteLinks;
import forge.refusal.Refusal.Conflict;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Answers browsers that open a link into a room. */
@Path("chat/join/{secret: [0-9a-f]{40}}")
@Produces(MediaType.TEXT_HTML)
public final class JoinViews {
  static final String PAGE = "/chat/join/";
  private final Chat chat;

  public JoinViews(Chat chat) {
    this.chat = chat;
  }

  /** Says where it leads; nobody comes in by looking. */
  @GET
  public View asked(@PathParam("secret") String secret, @Context ContainerRequestContext request) {
    var identity = Identity.of(request);
    var asked = chat.inviteLinks().asked(identity, secret);
    return page(identity, asked, secret, chat.inviteLinks().closed(identity, asked).orElse(null));
  }

  @POST
  public Response join(
      @PathParam("secret") String secret, @Context ContainerRequestContext request) {
    var identity = Identity.of(request);
    try {
      var room = chat.inviteLinks().join(identity, secret);
      return Answers.seeOther(URI.create(room.page()), "You belong to this room now.");
    } catch (Conflict e) {
      var asked = chat.inviteLinks().asked(identity, secret);
      return Answers.again(page(identity, asked, secret, e.reason()));
    }
  }

  private View page(
      Identity identity, InviteLinks.Asked asked, String secret, @Nullable String closed) {
    boolean in = chat.doors().enter(identity, asked.room().id()).isPresent();
    return new JoinPage(
        asked.room(), chat.platform().nameOf(asked.link().by()), PAGE + secret, in, closed);
  }
}
