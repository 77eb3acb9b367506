package forge.chat.web;

import forge.chat.Chat;
import forge.chat.ChatPermission;
import forge.chat.Here;
import forge.chat.Room;
import forge.chat.RoomRule;
import forge.chat.Seat;
import forge.chat.Seats;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.user.UserId;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers browsers that look for those who belong to a room, or ask others in. */
@Produces(MediaType.TEXT_HTML)
public final class MembersViews {
  private final Chat chat;
  private final Here here;

  public MembersViews(Chat chat, Here here) {
    this.chat = chat;
    this.here = here;
  }

  @GET
  public View list(
      @QueryParam("q") @Nullable String query, @QueryParam("after") @Nullable String after) {
    return page(query == null ? "" : query.strip(), after, "", Problems.NONE);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response invite(@FormParam("user") @Nullable String user) {
    try {
      if (here.room().rule() instanceof RoomRule.OfPeople some) {
        return begin(some, user == null ? "" : user);
      }
      chat.freeRooms().invite(here, user);
      return Answers.seeOther(here.page("members"), user + " belongs to this room now.");
    } catch (Invalid | Conflict | Denied e) {
      var problems = Problems.of("user", e.reason());
      return Answers.again(page("", null, user == null ? "" : user, problems));
    }
  }

  /** What was said in a conversation stays among those who were in it: another one begins. */
  private Response begin(RoomRule.OfPeople some, String user) {
    String people =
        some.people().stream().map(UserId::value).collect(Collectors.joining(" ")) + " " + user;
    Room begun = chat.freeRooms().direct(here.visit().identity(), people);
    return Answers.seeOther(URI.create(begun.page()), "This is a conversation of its own.");
  }

  private View page(String query, @Nullable String after, String typed, Problems problems) {
    var found = chat.seats().members(here, query, after, Seats.SHOWN);
    String next =
        found.next() == null
            ? null
            : here.page("members") + "?q=" + coded(query) + "&after=" + coded(found.next());
    return new MembersPage(
        here.room(),
        here.label(),
        found.items(),
        chat.quiet().holding(found.items().stream().map(Seat::user).toList()).stream()
            .map(UserId::value)
            .toList(),
        chat.blocks().of(here.user().id()),
        query,
        next,
        here.may(ChatPermission.SAY) && !here.user().guest(),
        here.may(ChatPermission.MODERATE) && !here.room().direct(),
        typed,
        problems);
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
