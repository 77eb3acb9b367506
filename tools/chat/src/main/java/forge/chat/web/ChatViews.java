package forge.chat.web;

import forge.access.CorePermission;
import forge.access.Visit;
import forge.chat.ChatPermission;
import forge.chat.ChatTool;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.RoomStream;
import forge.chat.Rooms;
import forge.live.Position;
import forge.project.Mount;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.TooMany;
import forge.web.Answers;
import forge.web.Problems;
import forge.web.View;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers browsers that visit a room. */
@Produces(MediaType.TEXT_HTML)
public final class ChatViews {
  private static final int SHOWN = 50;
  private static final int SPEAKERS = 12;
  private static final String NUMBER = "[1-9]\\d{0,14}";
  private final Rooms rooms;
  private final Visit visit;

  public ChatViews(Rooms rooms, Visit visit) {
    this.rooms = rooms;
    this.visit = visit;
  }

  /** Where a page is in the room. */
  private record Place(long target, boolean atEnd, String text, Problems problems) {
    static final Place END = new Place(0, true, "", Problems.NONE);
  }

  @GET
  public View room(
      @QueryParam("before") @Nullable Long before, @QueryParam("after") @Nullable Long after) {
    if (before != null && before > 1) {
      var messages = rooms.before(visit, new MessageNumber(before), SHOWN);
      return page(messages, new Place(0, false, "", Problems.NONE));
    }
    if (after != null && after >= 0) {
      var messages = rooms.after(visit, after, SHOWN);
      return page(messages, new Place(0, messages.size() < SHOWN, "", Problems.NONE));
    }
    return page(rooms.before(visit, null, SHOWN), Place.END);
  }

  @GET
  @Path("m/{number: " + NUMBER + "}")
  public View message(@PathParam("number") MessageNumber number) {
    var around = rooms.around(visit, number, SHOWN);
    long last = around.getLast().number().value();
    boolean atEnd = last < number.value() + SHOWN / 2;
    return page(around, new Place(number.value(), atEnd, "", Problems.NONE));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response say(
      @FormParam("text") @Nullable String text, @FormParam("nonce") @Nullable String nonce) {
    try {
      Message said = rooms.say(visit, text, nonce);
      return Answers.seeOther(URI.create(visit.mount().page() + "#m" + said.number()));
    } catch (Invalid e) {
      return again(text, Problems.of(e));
    } catch (TooMany e) {
      return again(text, Problems.of("text", sentence(e)));
    }
  }

  private static String sentence(Refusal refusal) {
    return refusal.reason();
  }

  private Response again(@Nullable String text, Problems problems) {
    var place = new Place(0, true, text == null ? "" : text, problems);
    return Answers.again(page(rooms.before(visit, null, SHOWN), place));
  }

  private View page(List<Message> messages, Place place) {
    Mount mount = visit.mount();
    OptionalLong read = rooms.read(visit);
    long first = messages.isEmpty() ? 0 : messages.getFirst().number().value();
    long last = messages.isEmpty() ? 0 : messages.getLast().number().value();
    return new RoomPage(
        mount,
        ChatTool.TOPIC.of(mount.options()),
        visit.project().mounts().stream()
            .filter(m -> m.tool().equals(mount.tool()))
            .filter(m -> visit.at(m).may(CorePermission.READ))
            .toList(),
        Line.of(mount, messages, rooms.html(visit, messages), visit.user().id(), read),
        speakers(messages),
        first > 1 ? mount.page() + "?before=" + first : null,
        place.atEnd() ? null : mount.page() + "?after=" + last,
        place.target(),
        read.orElse(-1),
        place.atEnd() && read.isPresent() ? Math.max(0, last - read.getAsLong()) : 0,
        RoomStream.of(mount.id()),
        position(messages, place),
        visit.may(ChatPermission.SAY),
        visit.may(ChatPermission.MODERATE),
        place.text(),
        place.problems());
  }

  /**
   * The end of a room knows its position from the last message; edits and reactions since then are
   * told once more, which they bear.
   */
  private Position position(List<Message> messages, Place place) {
    if (!place.atEnd()) {
      return rooms.position(visit);
    }
    return RoomStream.at(messages.isEmpty() ? 0 : messages.getLast().turn());
  }

  private static List<RoomPage.Speaker> speakers(List<Message> messages) {
    var last = new LinkedHashMap<String, RoomPage.Speaker>();
    for (Message message : messages.reversed()) {
      String id = message.author().id().value();
      last.putIfAbsent(id, new RoomPage.Speaker(id, message.author().name()));
    }
    return last.values().stream().limit(SPEAKERS).toList();
  }
}
