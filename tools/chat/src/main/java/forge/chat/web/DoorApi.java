package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Room;
import forge.user.Identity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers programs of those who stand before a room of members. */
@Produces(MediaType.APPLICATION_JSON)
public final class DoorApi {
  private final Chat chat;
  private final Identity identity;
  private final Room room;

  DoorApi(Chat chat, Identity identity, Room room) {
    this.chat = chat;
    this.identity = identity;
    this.room = room;
  }

  @GET
  public FoundRoomJson room() {
    return FoundRoomJson.of(room);
  }

  /** Comes in (204); or asks to, where a moderator lets people in one by one (202). */
  @POST
  @Path("join")
  public Response join() {
    return Response.status(chat.entry().ask(identity, room) ? 204 : 202).build();
  }
}
