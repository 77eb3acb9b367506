package forge.chat.web;

import forge.access.CorePermission;
import forge.chat.Chat;
import forge.chat.ChatPermission;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.MyRooms;
import forge.chat.Room;
import forge.chat.RoomId;
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
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers browsers that visit a room. */
@Produces(MediaType.TEXT_HTML)
public final class ChatViews {
  private static final int SHOWN = 50;
  private static final int SPEAKERS = 12;
  private static final String NUMBER = "[1-9]\\d{0,14}";
  private final Chat chat;
  private final Rooms rooms;
  private final Here here;

  public ChatViews(Chat chat, Here here) {
    this.chat = chat;
    this.rooms = chat.rooms();
    this.here = here;
  }

  /** Where a page is in the room. */
  private record Place(long target, boolean atEnd, String text, Problems problems) {
    static final Place END = new Place(0, true, "", Problems.NONE);
  }

  @GET
  public View room(
      @QueryParam("before") @Nullable Long before, @QueryParam("after") @Nullable Long after) {
    if (before != null && before > 1) {
      var messages = rooms.before(here, new MessageNumber(before), SHOWN);
      return page(messages, new Place(0, false, "", Problems.NONE));
    }
    if (after != null && after >= 0) {
      var messages = rooms.after(here, after, SHOWN);
      return page(messages, new Place(0, messages.size() < SHOWN, "", Problems.NONE));
    }
    return page(rooms.before(here, null, SHOWN), Place.END);
  }

  @GET
  @Path("m/{number: " + NUMBER + "}")
  public View message(@PathParam("number") MessageNumber number) {
    var around = rooms.around(here, number, SHOWN);
    long last = around.getLast().number().value();
    boolean atEnd = last < number.value() + SHOWN / 2;
    return page(around, new Place(number.value(), atEnd, "", Problems.NONE));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response say(
      @FormParam("text") @Nullable String text, @FormParam("nonce") @Nullable String nonce) {
    try {
      Message said = rooms.say(here, text, nonce);
      return Answers.seeOther(URI.create(here.page() + "#m" + said.number()));
    } catch (Invalid e) {
      return again(text, Problems.of(e));
    } catch (TooMany e) {
      return again(text, Problems.of("text", sentence(e)));
    }
  }

  @POST
  @Path("join")
  public Response join() {
    chat.seats().join(here);
    return Answers.seeOther(here.page(), "You belong to this room now.");
  }

  @POST
  @Path("leave")
  public Response leave() {
    chat.seats().leave(here);
    return Answers.seeOther(URI.create("/chat"), "You left " + here.label() + ".");
  }

  /** How the visitor wants to see the room. */
  @POST
  @Path("seat")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response arrange(
      @FormParam("favourite") boolean favourite,
      @FormParam("section") @Nullable String section,
      @FormParam("level") @Nullable String level) {
    chat.seats().arrange(here, favourite, section, level);
    return Answers.seeOther(here.page());
  }

  /** Says that a message breaks the rules. */
  @POST
  @Path("m/{number: " + NUMBER + "}/report")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response report(
      @PathParam("number") MessageNumber number, @FormParam("reason") @Nullable String reason) {
    chat.reports().report(here, number, reason);
    return Answers.seeOther(here.page(), "Thank you. A moderator will look.");
  }

  /** What was said, day by day. */
  @Path("archive")
  public Object archive() {
    return new ArchiveViews(chat, here);
  }

  /** For those who keep the room in order. */
  @Path("moderation")
  public Object moderation() {
    return new ModerationViews(chat, here);
  }

  /** Who belongs to the room. */
  @Path("members")
  public Object members() {
    return new MembersViews(chat, here);
  }

  private static String sentence(Refusal refusal) {
    return refusal.reason();
  }

  private Response again(@Nullable String text, Problems problems) {
    var place = new Place(0, true, text == null ? "" : text, problems);
    return Answers.again(page(rooms.before(here, null, SHOWN), place));
  }

  private View page(List<Message> messages, Place place) {
    Room room = here.room();
    var mine = chat.mine().of(here.user());
    var seat = mine.stream().filter(l -> l.room().id().equals(room.id())).findAny();
    OptionalLong read =
        seat.isPresent()
            ? OptionalLong.of(Math.max(0, seat.get().seat().read()))
            : rooms.read(here);
    long first = messages.isEmpty() ? 0 : messages.getFirst().number().value();
    long last = messages.isEmpty() ? 0 : messages.getLast().number().value();
    return new RoomPage(
        room,
        here.label(),
        MyRooms.sections(mine),
        siblings(mine),
        Line.of(room, messages, rooms.html(here, messages), here.user().id(), read),
        speakers(messages),
        first > 1 ? here.page() + "?before=" + first : null,
        place.atEnd() ? null : here.page() + "?after=" + last,
        place.target(),
        read.orElse(-1),
        place.atEnd() && read.isPresent() ? Math.max(0, last - read.getAsLong()) : 0,
        RoomStream.of(room.id()),
        position(messages, place),
        rights(seat),
        place.text(),
        place.problems());
  }

  private RoomPage.Rights rights(Optional<MyRooms.Line> seat) {
    return new RoomPage.Rights(
        here.may(ChatPermission.SAY),
        here.may(ChatPermission.MODERATE),
        seat.isPresent(),
        seat.map(l -> l.seat().favourite()).orElse(false),
        seat.map(l -> l.seat().level().name().toLowerCase(Locale.ROOT)).orElse("all"),
        seat.map(l -> l.seat().section()).orElse(""));
  }

  /** The other rooms of the project, and this one where the visitor does not belong to it. */
  private List<Mount> siblings(List<MyRooms.Line> mine) {
    var seated = mine.stream().map(l -> l.room().id()).collect(Collectors.toSet());
    return here.visit().project().mounts().stream()
        .filter(m -> m.tool().equals(here.visit().mount().tool()))
        .filter(m -> !seated.contains(RoomId.of(m)))
        .filter(m -> here.visit().at(m).may(CorePermission.READ))
        .toList();
  }

  /**
   * The end of a room knows its position from the last message; edits and reactions since then are
   * told once more, which they bear.
   */
  private Position position(List<Message> messages, Place place) {
    if (!place.atEnd()) {
      return rooms.position(here);
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
