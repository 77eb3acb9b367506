package forge.chat.web;

import forge.chat.Chat;
import forge.user.Identity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Answers programs that open a link into a room. */
@Path("rest/chat/join/{secret: [0-9a-f]{40}}")
@Produces(MediaType.APPLICATION_JSON)
public final class JoinApi {
  private final Chat chat;

  public JoinApi(Chat chat) {
    this.chat = chat;
  }

  /** The room it leads to. */
  @GET
  public FoundRoomJson asked(
      @PathParam("secret") String secret, @Context ContainerRequestContext request) {
    return FoundRoomJson.of(chat.inviteLinks().asked(Identity.of(request), secret).room());
  }

  /** Makes the caller a member of it. */
  @POST
  public FoundRoomJson join(
      @PathParam("secret") String secret, @Context ContainerRequestContext request) {
    return FoundRoomJson.of(chat.inviteLinks().join(Identity.of(request), secret));
  }
}
