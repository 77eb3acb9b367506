package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Answers programs of those who ask people into a room by links. */
@Produces(MediaType.APPLICATION_JSON)
public final class InviteLinksApi {
  static final String LINK = "{link: [0-9a-f]{24}}";
  private static final int USUAL = 50;
  private final Chat chat;
  private final Here here;

  public InviteLinksApi(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  /** The links of the room, the newest first, without their secrets. */
  @GET
  public Response list(
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @Nullable Integer asked,
      @Context UriInfo uri) {
    var found = chat.inviteLinks().of(here, before, Paging.limit(asked, USUAL));
    return Paging.answer(found.map(InviteLinkJson::of), "before", uri);
  }

  /** Makes a link, and tells it this once. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response make(NewInviteLinkJson wish) {
    var made = chat.inviteLinks().make(here, wish.hours(), wish.uses());
    return Answers.created(
        here.api("links", made.link().id()), InviteLinkJson.of(chat.platform().config(), made));
  }

  /** Has nobody come in by a link any more. */
  @DELETE
  @Path(LINK)
  public void revoke(@PathParam("link") String link) {
    chat.inviteLinks().revoke(here, link);
  }
}
