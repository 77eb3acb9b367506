package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Room;
import forge.user.Identity;
import forge.web.Answers;
import forge.web.View;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers browsers that stand before a room of members. */
@Produces(MediaType.TEXT_HTML)
public final class DoorViews {
  private final Chat chat;
  private final Identity identity;
  private final Room room;

  public DoorViews(Chat chat, Identity identity, Room room) {
    this.chat = chat;
    this.identity = identity;
    this.room = room;
  }

  @GET
  public View door() {
    return new DoorPage(
        room, chat.entry().waits(identity, room), chat.entry().closed(identity, room).orElse(null));
  }

  @POST
  @Path("join")
  public Response join() {
    boolean in = chat.entry().ask(identity, room);
    return Answers.seeOther(URI.create(room.page()), in ? "You are in." : "You asked to come in.");
  }
}
