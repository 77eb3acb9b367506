package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers programs of those who keep a room. */
@Produces(MediaType.APPLICATION_JSON)
public final class RoomSettingsApi {
  private final Chat chat;
  private final Here here;

  public RoomSettingsApi(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  @GET
  public RoomSettingsJson get() {
    return RoomSettingsJson.of(chat.keeping().plan(here), here.room().moderators());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public void describe(RoomSettingsJson wanted) {
    chat.keeping().describe(here, wanted.plan());
  }

  @PUT
  @Path("moderators/{user}")
  public void add(@PathParam("user") String user) {
    chat.keeping().moderator(here, user, true);
  }

  @DELETE
  @Path("moderators/{user}")
  public void remove(@PathParam("user") String user) {
    chat.keeping().moderator(here, user, false);
  }
}
