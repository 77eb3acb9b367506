package forge.chat.web;

import forge.chat.Chat;
import forge.chat.Emoji;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.MessageStore;
import forge.chat.Rooms;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** Answers programs that do something with one message of a room. */
@Produces(MediaType.APPLICATION_JSON)
public final class MessageApi {
  private final Chat chat;
  private final Rooms rooms;
  private final Here here;
  private final MessageNumber number;

  public MessageApi(Chat chat, Here here, MessageNumber number) {
    this.chat = chat;
    this.rooms = chat.rooms();
    this.here = here;
    this.number = number;
  }

  @GET
  public MessageJson get() {
    return json(rooms.get(here, number));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public MessageJson edit(NewMessageJson message) {
    return json(rooms.edit(here, number, message.text()));
  }

  @DELETE
  public void delete() {
    rooms.delete(here, number);
  }

  /** What a message said before it was changed. */
  @GET
  @Path("history")
  public List<MessageStore.Version> history() {
    return rooms.versions(here, number);
  }

  /** Takes a message out of its topic. */
  @DELETE
  @Path("topic")
  public void takeOut() {
    chat.topics().takeOut(here, List.of(number));
  }

  /** Makes a ticket or a page of a message. */
  @POST
  @Path("make")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response make(MakeJson wish) {
    var made = chat.makings().make(here, number, wish.noun(), wish.title(), wish.text());
    return Answers.created(URI.create(made.page()), made);
  }

  @PUT
  @Path("pin")
  public void pin() {
    chat.pins().pin(here, rooms.get(here, number), true);
  }

  @DELETE
  @Path("pin")
  public void unpin() {
    chat.pins().pin(here, rooms.get(here, number), false);
  }

  /** Has a message show no previews of pages elsewhere any more. */
  @DELETE
  @Path("previews")
  public void strip() {
    chat.previews().strip(here, rooms.get(here, number));
  }

  @PUT
  @Path("reactions/{emoji}")
  public MessageJson react(@PathParam("emoji") String emoji) {
    return json(rooms.react(here, number, emoji(emoji), true));
  }

  @DELETE
  @Path("reactions/{emoji}")
  public MessageJson unreact(@PathParam("emoji") String emoji) {
    return json(rooms.react(here, number, emoji(emoji), false));
  }

  /** Counts it and all after it as not read by the caller. */
  @POST
  @Path("unread")
  public void unread() {
    chat.unread().from(here, number);
  }

  /** Says that a message breaks the rules. */
  @POST
  @Path("report")
  @Consumes(MediaType.APPLICATION_JSON)
  public void report(ReportJson report) {
    chat.reports().report(here, number, report.reason());
  }

  private static Emoji emoji(String text) {
    try {
      return Emoji.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new Invalid(
          "emoji", "The reaction must be one standard emoji, or the :name: of one of this site.");
    }
  }

  private MessageJson json(Message message) {
    return MessageJson.of(here, rooms, List.of(message)).getFirst();
  }
}
