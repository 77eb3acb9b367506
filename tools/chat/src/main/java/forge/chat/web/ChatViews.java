package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Commands;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.Pins;
import forge.chat.Rooms;
import forge.chat.Seat;
import forge.chat.web.ComposerForm.Sent;
import forge.chat.web.RoomPages.Place;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers browsers that visit a room. */
@Produces(MediaType.TEXT_HTML)
public final class ChatViews {
  private static final int SHOWN = 50;
  private static final String NUMBER = "[1-9]\\d{0,14}";
  private final Chat chat;
  private final Rooms rooms;
  private final Here here;
  private final RoomPages pages;

  public ChatViews(Chat chat, Here here) {
    this.chat = chat;
    this.rooms = chat.rooms();
    this.here = here;
    this.pages = new RoomPages(chat, here);
  }

  @GET
  public View room(
      @QueryParam("before") @Nullable Long before, @QueryParam("after") @Nullable Long after) {
    if (before != null && before > 1) {
      var messages = rooms.before(here, new MessageNumber(before), SHOWN);
      return pages.room(messages, Place.within());
    }
    if (after != null && after >= 0) {
      var messages = rooms.after(here, after, SHOWN);
      return pages.room(messages, messages.size() < SHOWN ? Place.END : Place.within());
    }
    return pages.room(rooms.before(here, null, SHOWN), Place.END);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response say(
      @FormParam("text") @Nullable String text,
      @FormParam("nonce") @Nullable String nonce,
      @FormParam("reply") @Nullable Long reply) {
    return say(new Sent(text == null ? "" : text, nonce, reply, false, Problems.NONE));
  }

  /** The same with files. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response say(@Context HttpHeaders headers, InputStream body) throws IOException {
    return say(new ComposerForm(chat.files(), here).read(headers, body));
  }

  private Response say(Sent sent) {
    String text = sent.text();
    if (sent.refused()) {
      return again(text, sent.problems());
    }
    try {
      if (Commands.looksLike(text) && !sent.withFiles()) {
        var outcome = chat.commands().run(here, null, text, sent.nonce());
        return outcome.message() == null
            ? Answers.seeOther(here.page(), outcome.text())
            : Answers.seeOther(URI.create(here.page() + "#m" + outcome.message().number()));
      }
      Long reply = sent.reply();
      Message said =
          reply == null || reply < 1
              ? rooms.say(here, text, sent.nonce())
              : chat.topics().reply(here, new MessageNumber(reply), text, sent.nonce());
      return Answers.seeOther(URI.create(here.page() + "#m" + said.number()));
    } catch (Invalid e) {
      return again(text, Problems.of(e));
    } catch (TooMany e) {
      return again(text, Problems.of("text", sentence(e)));
    } catch (Denied | Conflict e) {
      return kept(text, e);
    }
  }

  /** What was typed is not lost where somebody may write no more, or not now. */
  private Response kept(String text, Refusal refusal) {
    if (here.user().guest() || text.isBlank()) {
      throw refusal;
    }
    return again(text, Problems.of("text", sentence(refusal)));
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
    String notice =
        here.room().direct()
            ? "The conversation is closed. It comes back when somebody writes."
            : "You left " + here.label() + ".";
    return Answers.seeOther(URI.create("/chat"), notice);
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

  /** What the room keeps at hand. */
  @GET
  @Path("pins")
  public View pins() {
    var pinned = chat.pins().of(here);
    Set<String> names = here.circles(chat.seats().of(here).filter(Seat::member).isPresent());
    var onlooker =
        new Line.Onlooker(
            names, chat.blocks().of(here.user().id()), rooms.names(pinned), OptionalLong.empty());
    var lines = Line.of(here, pinned, rooms.html(here, pinned), onlooker);
    return new PinsPage(here.room(), here.label(), lines, Pins.may(here));
  }

  /** One message. */
  @Path("m/{number: " + NUMBER + "}")
  public Object message(@PathParam("number") MessageNumber number) {
    return new MessageViews(chat, here, number);
  }

  /** What the visitor has to say later. */
  @Path("later")
  public Object later() {
    return new LaterViews(chat, here);
  }

  /** The programs that speak here. */
  @Path("hooks")
  public Object hooks() {
    return new IncomingHookViews(chat, here);
  }

  /** The programs that are told what is said here. */
  @Path("outgoing")
  public Object outgoing() {
    return new OutgoingHookViews(chat.outgoing(), chat.rooms(), here);
  }

  /** A file somebody brought. */
  @Path("files/{id: [0-9a-f]{24}}")
  public Object file(@PathParam("id") String id) {
    return new RoomFileViews(chat.files(), here, id);
  }

  /** What the room says of itself. */
  @Path("settings")
  public Object settings() {
    return here.room().free()
        ? new RoomSettingsViews(chat, here)
        : new ProjectRoomViews(chat, here);
  }

  /** The threads of talk. */
  @Path("topics")
  public Object topics() {
    return new TopicViews(chat, here);
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

  /** The links by which people come in. */
  @Path("links")
  public Object links() {
    return new InviteLinksViews(chat, here);
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
    return Answers.again(pages.room(rooms.before(here, null, SHOWN), Place.again(text, problems)));
  }
}
