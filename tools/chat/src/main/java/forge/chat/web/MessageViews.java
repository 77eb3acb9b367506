package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.Makings.Plan;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.Rooms;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Answers browsers at one message of a room. */
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class MessageViews {
  private static final int SUMMARY = 300;
  private final Chat chat;
  private final Rooms rooms;
  private final Here here;
  private final MessageNumber number;

  public MessageViews(Chat chat, Here here, MessageNumber number) {
    this.chat = chat;
    this.rooms = chat.rooms();
    this.here = here;
    this.number = number;
  }

  /**
   * The message among those around it.
   *
   * @param calls whether the visitor wants to go on to the next that calls them
   */
  @GET
  @Consumes(MediaType.WILDCARD)
  public View message(@QueryParam("mentions") boolean calls) {
    var around = rooms.around(here, number, RoomPages.SHOWN);
    long last = around.getLast().number().value();
    boolean atEnd = last < number.value() + RoomPages.SHOWN / 2;
    return new RoomPages(chat, here).room(around, RoomPages.Place.at(number, atEnd, calls));
  }

  /** What it said before it was changed. */
  @GET
  @Path("history")
  @Consumes(MediaType.WILDCARD)
  public View history() {
    return VersionsPage.of(here, rooms.get(here, number), rooms.versions(here, number));
  }

  /** Counts it and all after it as not read, and leaves the room, which would read them again. */
  @POST
  @Path("unread")
  public Response unread() {
    chat.unread().from(here, number);
    return Answers.seeOther(URI.create("/chat"), "Everything from that message on is unread.");
  }

  /** A form to say that it breaks the rules. */
  @GET
  @Path("report")
  @Consumes(MediaType.WILDCARD)
  public View report() {
    return report("", Problems.NONE);
  }

  private View report(String reason, Problems problems) {
    Message message = chat.reports().reportable(here, number);
    return new ReportPage(
        here.room(),
        here.label(),
        message,
        here.room().page("m", number),
        rooms.summary(message, SUMMARY),
        reason,
        problems);
  }

  /** Says that it breaks the rules. */
  @POST
  @Path("report")
  public Response report(@FormParam("reason") @Nullable String reason) {
    try {
      chat.reports().report(here, number, reason);
    } catch (Invalid e) {
      return Answers.again(report(reason == null ? "" : reason, Problems.of(e)));
    }
    return Answers.seeOther(here.page("m", number), "Thank you. A moderator will look.");
  }

  /** Keeps it at hand, or no longer. */
  @POST
  @Path("pin")
  public Response pin(@FormParam("on") boolean on) {
    chat.pins().pin(here, rooms.get(here, number), on);
    return Answers.seeOther(here.page("pins"));
  }

  /** Has it show no previews of pages elsewhere any more. */
  @POST
  @Path("previews/remove")
  public Response strip() {
    chat.previews().strip(here, rooms.get(here, number));
    return Answers.seeOther(here.page("m", number), "The preview is removed.");
  }

  /** A form to make a ticket or a page of it. */
  @GET
  @Path("make")
  @Consumes(MediaType.WILDCARD)
  public View make(@QueryParam("noun") @Nullable String noun) {
    return make(noun == null ? "" : noun, chat.makings().plan(here, number), Problems.NONE);
  }

  private View make(String noun, Plan plan, Problems problems) {
    var choices = chat.makings().choices(here);
    boolean known = choices.isEmpty() || choices.stream().anyMatch(c -> c.key().equals(noun));
    String chosen = known ? noun : choices.getFirst().key();
    return new MakePage(
        here.room(), here.label(), here.room().page("m", number), choices, chosen, plan, problems);
  }

  @POST
  @Path("make")
  public Response make(
      @FormParam("noun") @Nullable String noun,
      @FormParam("title") @Nullable String title,
      @FormParam("text") @Nullable String text) {
    try {
      var made = chat.makings().make(here, number, noun, title, text);
      return Answers.seeOther(URI.create(made.page()), made.title() + " is made.");
    } catch (Invalid e) {
      var typed = new Plan(title == null ? "" : title, text == null ? "" : text);
      return Answers.again(make(noun == null ? "" : noun, typed, Problems.of(e)));
    }
  }
}
