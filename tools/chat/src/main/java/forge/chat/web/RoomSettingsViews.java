package forge.chat.web;

import forge.chat.Chat;
import forge.chat.FreeRooms.Plan;
import forge.chat.Here;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers browsers of those who keep a room outside projects. */
@Produces(MediaType.TEXT_HTML)
public final class RoomSettingsViews {
  private final Chat chat;
  private final Here here;

  public RoomSettingsViews(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  @GET
  public View page() {
    return new RoomSettingsPage(here.room(), chat.keeping().plan(here), "", Problems.NONE);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response describe(
      @FormParam("label") @Nullable String label,
      @FormParam("topic") @Nullable String topic,
      @FormParam("tags") @Nullable String tags,
      @FormParam("access") @Nullable String access) {
    var plan = new Plan(label, topic, tags, access);
    try {
      chat.keeping().describe(here, plan);
      return Answers.seeOther(here.page(), "The room is changed.");
    } catch (Invalid e) {
      return Answers.again(new RoomSettingsPage(here.room(), plan, "", Problems.of(e)));
    }
  }

  /** Lets somebody help, or no longer. */
  @POST
  @Path("moderators")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response moderator(@FormParam("user") @Nullable String user, @FormParam("on") boolean on) {
    try {
      chat.keeping().moderator(here, user, on);
      return Answers.seeOther(here.page("settings"));
    } catch (Invalid e) {
      var problems = Problems.of("user", e.reason());
      String typed = user == null ? "" : user;
      return Answers.again(
          new RoomSettingsPage(here.room(), chat.keeping().plan(here), typed, problems));
    }
  }
}
