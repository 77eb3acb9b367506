package forge.chat.web;

import forge.access.Visit;
import forge.chat.ChatTool;
import forge.chat.Emoji;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.RoomStream;
import forge.chat.Rooms;
import forge.project.Mount;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers programs that read a room and write to it. */
@Produces(MediaType.APPLICATION_JSON)
public final class ChatApi {
  private static final int USUAL = 50;
  private static final String NUMBER = "{number: [1-9]\\d{0,14}}";
  private final Rooms rooms;
  private final Visit visit;

  public ChatApi(Rooms rooms, Visit visit) {
    this.rooms = rooms;
    this.visit = visit;
  }

  @GET
  public RoomJson room() {
    Mount mount = visit.mount();
    var last = rooms.before(visit, null, 1);
    OptionalLong read = rooms.read(visit);
    return new RoomJson(
        mount.id().value(),
        mount.label(),
        ChatTool.TOPIC.of(mount.options()),
        mount.page().toString(),
        RoomStream.of(mount.id()),
        rooms.position(visit).toString(),
        last.isEmpty() ? 0 : last.getLast().number().value(),
        read.isEmpty() ? null : read.getAsLong());
  }

  /** Messages in the order they were said; without a cursor the last ones. */
  @GET
  @Path("messages")
  public Response messages(
      @QueryParam("before") @Nullable Long before,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("around") @Nullable Long around,
      @QueryParam("limit") @Nullable Integer asked) {
    int limit = Paging.limit(asked, USUAL);
    List<Message> found;
    if (around != null) {
      found = rooms.around(visit, number("around", around), limit);
    } else if (after != null) {
      found = rooms.after(visit, Math.max(0, after), limit);
    } else {
      found = rooms.before(visit, before == null ? null : number("before", before), limit);
    }
    var answer = Response.ok(json(found));
    if (after != null && found.size() == limit) {
      answer.header("Link", link("after", found.getLast(), limit));
    } else if (after == null && !found.isEmpty() && found.getFirst().number().value() > 1) {
      answer.header("Link", link("before", found.getFirst(), limit));
    }
    return answer.build();
  }

  private String link(String cursor, Message message, int limit) {
    return "<%s?%s=%s&limit=%d>; rel=\"next\""
        .formatted(visit.mount().api("messages"), cursor, message.number(), limit);
  }

  private static MessageNumber number(String field, long value) {
    if (value < 1) {
      throw new Invalid(field, field + " must be the number of a message.");
    }
    return new MessageNumber(value);
  }

  @POST
  @Path("messages")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response say(
      NewMessageJson message, @HeaderParam("Idempotency-Key") @Nullable String key) {
    String nonce = message.nonce() == null ? key : message.nonce();
    Message said = rooms.say(visit, message.text(), nonce);
    return Answers.created(
        visit.mount().api("messages", said.number()),
        MessageJson.of(visit.mount(), said, rooms.html(visit, List.of(said)).getFirst(), nonce));
  }

  @GET
  @Path("messages/" + NUMBER)
  public MessageJson get(@PathParam("number") MessageNumber number) {
    return json(rooms.get(visit, number));
  }

  @PUT
  @Path("messages/" + NUMBER)
  @Consumes(MediaType.APPLICATION_JSON)
  public MessageJson edit(@PathParam("number") MessageNumber number, NewMessageJson message) {
    return json(rooms.edit(visit, number, message.text()));
  }

  @DELETE
  @Path("messages/" + NUMBER)
  public void delete(@PathParam("number") MessageNumber number) {
    rooms.delete(visit, number);
  }

  @PUT
  @Path("messages/" + NUMBER + "/reactions/{emoji}")
  public MessageJson react(
      @PathParam("number") MessageNumber number, @PathParam("emoji") String emoji) {
    return json(rooms.react(visit, number, emoji(emoji), true));
  }

  @DELETE
  @Path("messages/" + NUMBER + "/reactions/{emoji}")
  public MessageJson unreact(
      @PathParam("number") MessageNumber number, @PathParam("emoji") String emoji) {
    return json(rooms.react(visit, number, emoji(emoji), false));
  }

  private static Emoji emoji(String text) {
    try {
      return Emoji.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new Invalid("emoji", "The reaction must be one standard emoji.");
    }
  }

  /** Marks what has been read. */
  @POST
  @Path("read")
  @Consumes(MediaType.APPLICATION_JSON)
  public void read(ReadJson read) {
    rooms.read(visit, read.number());
  }

  private MessageJson json(Message message) {
    return json(List.of(message)).getFirst();
  }

  private List<MessageJson> json(List<Message> messages) {
    var texts = rooms.html(visit, messages);
    var all = new ArrayList<MessageJson>();
    for (int i = 0; i < messages.size(); i++) {
      all.add(MessageJson.of(visit.mount(), messages.get(i), texts.get(i), null));
    }
    return all;
  }
}
