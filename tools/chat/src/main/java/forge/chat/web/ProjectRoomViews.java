package forge.chat.web;

import forge.access.CorePermission;
import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.MountRooms.Setting;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;

/** Answers browsers of those who keep a room of a project. */
@Produces(MediaType.TEXT_HTML)
public final class ProjectRoomViews {
  private final Chat chat;
  private final Here here;

  ProjectRoomViews(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  @GET
  public View page() {
    return page(Map.of(), Problems.NONE);
  }

  private View page(Map<String, String> typed, Problems problems) {
    var settings =
        chat.mounts().settings(here).stream()
            .map(s -> new Setting(s.option(), typed.getOrDefault(s.option().name(), s.value())))
            .toList();
    return new ProjectRoomPage(
        here.room(),
        here.visit().project(),
        typed.getOrDefault("label", here.label()),
        settings,
        here.may(CorePermission.ADMIN),
        chat.retention().days(here.room()),
        chat.files().used(here),
        chat.files().most(),
        problems);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response set(MultivaluedMap<String, String> form) {
    var typed = new HashMap<String, String>();
    form.forEach((name, values) -> typed.put(name, values.getFirst()));
    return Answers.orAgain(
        "",
        () -> {
          chat.mounts().set(here, typed.getOrDefault("label", ""), typed);
          return Answers.seeOther(here.page("settings"), "The room is changed.");
        },
        problems -> page(typed, problems));
  }
}
