package forge.chat.web;

import com.fasterxml.jackson.databind.SequenceWriter;
import forge.chat.Chat;
import forge.chat.ChatPermission;
import forge.chat.Commands;
import forge.chat.Draft;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.Room;
import forge.chat.RoomStream;
import forge.chat.Rooms;
import forge.chat.Sanction;
import forge.chat.TopicNumber;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Json;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers programs that read a room and write to it. */
@Produces(MediaType.APPLICATION_JSON)
public final class ChatApi {
  private static final int USUAL = 50;
  private static final String NUMBER = "{number: [1-9]\\d{0,14}}";
  private final Chat chat;
  private final Rooms rooms;
  private final Here here;

  public ChatApi(Chat chat, Here here) {
    this.chat = chat;
    this.rooms = chat.rooms();
    this.here = here;
  }

  @GET
  public RoomJson room() {
    Room room = here.room();
    var last = rooms.before(here, null, 1);
    OptionalLong read = rooms.read(here);
    return new RoomJson(
        room.id().value(),
        here.label(),
        room.topic(),
        room.tags(),
        room.page(),
        RoomStream.of(room.id()),
        rooms.position(here).toString(),
        last.isEmpty() ? 0 : last.getLast().number().value(),
        read.isEmpty() ? null : read.getAsLong(),
        room.pulse().members(),
        chat.retention().days(room),
        here.callable());
  }

  /** Whether the caller may write here just now, and how fast. */
  @GET
  @Path("writing")
  public WritingJson writing() {
    var writing = rooms.writing(here, chat.seats().of(here));
    return WritingJson.of(writing, here.may(ChatPermission.SAY), chat.platform().clock().instant());
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
      found = rooms.around(here, number("around", around), limit);
    } else if (after != null) {
      found = rooms.after(here, Math.max(0, after), limit);
    } else {
      found = rooms.before(here, before == null ? null : number("before", before), limit);
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
        .formatted(here.api("messages"), cursor, message.number(), limit);
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
    Long to = message.replyTo();
    Message said =
        to == null
            ? rooms.say(here, message.text(), nonce)
            : chat.topics().reply(here, number("replyTo", to), message.text(), nonce);
    return Answers.created(
        here.api("messages", said.number()),
        MessageJson.of(
            here.room(), said, rooms.html(here, List.of(said)).getFirst(), Map.of(), nonce));
  }

  /** One message. */
  @Path("messages/" + NUMBER)
  public Object message(@PathParam("number") MessageNumber number) {
    return new MessageApi(chat, here, number);
  }

  /** What messages link to. */
  @Path("cards")
  public Object cards() {
    return new CardsApi(chat, here);
  }

  /** Files and pictures that people bring. */
  @Path("files")
  public Object files() {
    return new RoomFilesApi(chat.files(), here);
  }

  /** What can be commanded here. */
  @GET
  @Path("commands")
  public List<Commands.Known> commands() {
    return chat.commands().of(here);
  }

  /** Does what is commanded, such as {@code /ticket Arch 7 leaks}. */
  @POST
  @Path("commands")
  @Consumes(MediaType.APPLICATION_JSON)
  public OutcomeJson command(CommandJson command) {
    var under = topic(command.topic());
    var outcome = chat.commands().run(here, under, command.text(), command.nonce());
    return new OutcomeJson(
        outcome.message() == null ? null : json(outcome.message()).nonce(command.nonce()),
        outcome.text(),
        rooms.html(here, outcome.text()));
  }

  /** What the room keeps at hand, the last pinned first. */
  @GET
  @Path("pins")
  public List<MessageJson> pins() {
    return json(chat.pins().of(here));
  }

  /** What the caller has begun to write. */
  @GET
  @Path("draft")
  public Draft draft(@QueryParam("topic") @Nullable Long topic) {
    return chat.drafts().get(here, topic(topic));
  }

  @PUT
  @Path("draft")
  @Consumes(MediaType.APPLICATION_JSON)
  public void keep(@QueryParam("topic") @Nullable Long topic, DraftJson draft) {
    chat.drafts().keep(here, topic(topic), draft.text(), draft.device());
  }

  private static @Nullable TopicNumber topic(@Nullable Long number) {
    if (number != null && number < 1) {
      throw new Invalid("topic", "topic must be the number of a topic.");
    }
    return number == null ? null : new TopicNumber(number);
  }

  /** What the caller has to say later. */
  @Path("later")
  public Object later() {
    return new LaterApi(chat, here);
  }

  /** Everything that was said, a message in each line. */
  @GET
  @Path("export")
  @Produces(MediaType.WILDCARD)
  public Response export() {
    chat.export().begin(here);
    StreamingOutput lines =
        out -> {
          try (var json = Json.MAPPER.writer().withRootValueSeparator("\n").writeValues(out)) {
            chat.export().all(here, message -> write(json, message));
          }
        };
    return Response.ok(lines, "application/x-ndjson")
        .header("Content-Disposition", "attachment; filename=\"room.ndjson\"")
        .build();
  }

  private static void write(SequenceWriter json, Message message) {
    try {
      json.write(ExportedJson.of(message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The programs that speak in the room. */
  @Path("hooks")
  public Object hooks() {
    return new IncomingHookApi(chat, here);
  }

  /** The programs that are told what is said in the room. */
  @Path("outgoing")
  public Object outgoing() {
    return new OutgoingHookApi(chat.outgoing(), chat.rooms(), here);
  }

  /** What the room says of itself. */
  @Path("settings")
  public Object settings() {
    return new RoomSettingsApi(chat, here);
  }

  /** For those who keep the room in order. */
  @Path("moderation")
  public Object moderation() {
    return new ModerationApi(chat, here);
  }

  /** The threads of talk in the room. */
  @Path("topics")
  public Object topics() {
    return new TopicApi(chat, here);
  }

  /** Marks what has been read. */
  @POST
  @Path("read")
  @Consumes(MediaType.APPLICATION_JSON)
  public void read(ReadJson read) {
    rooms.read(here, read.number());
  }

  /** Makes the caller a member; where members are let in one by one, asks for it. */
  @POST
  @Path("join")
  public void join() {
    chat.seats().join(here);
  }

  @POST
  @Path("leave")
  public void leave() {
    chat.seats().leave(here);
  }

  /** Asks somebody in. */
  @POST
  @Path("members")
  @Consumes(MediaType.APPLICATION_JSON)
  public void invite(InvitationJson invitation) {
    chat.freeRooms().invite(here, invitation.user());
  }

  /** Who belongs to the room, those whose names begin so, in the order of their names. */
  @GET
  @Path("members")
  public Response members(
      @QueryParam("q") @Nullable String prefix,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable Integer asked,
      @Context UriInfo uri) {
    var found = chat.seats().members(here, prefix, after, Paging.limit(asked, USUAL));
    return Paging.answer(found.map(MemberJson::of), "after", uri);
  }

  /** Links by which people come in. */
  @Path("links")
  public Object links() {
    return new InviteLinksApi(chat, here);
  }

  /** Mutes or bans somebody. */
  @PUT
  @Path("sanctions/{user}")
  @Consumes(MediaType.APPLICATION_JSON)
  public void sanction(@PathParam("user") String user, SanctionJson sanction) {
    var kind = sanction.ban() ? Sanction.Kind.BAN : Sanction.Kind.MUTE;
    chat.moderation().sanction(here, user, kind, sanction.reason(), sanction.hours());
  }

  @DELETE
  @Path("sanctions/{user}")
  public void lift(@PathParam("user") String user) {
    chat.moderation().lift(here, user);
  }

  /** Sets for how many days messages are kept. */
  @PUT
  @Path("retention")
  @Consumes(MediaType.APPLICATION_JSON)
  public void keep(RetentionJson wanted) {
    chat.retention().keep(here, wanted.days());
  }

  /** How the caller wants to see and hear of the room. */
  @PUT
  @Path("seat")
  @Consumes(MediaType.APPLICATION_JSON)
  public void arrange(SeatJson seat) {
    chat.seats().arrange(here, seat.favourite(), seat.section(), seat.level());
  }

  private MessageJson json(Message message) {
    return json(List.of(message)).getFirst();
  }

  private List<MessageJson> json(List<Message> messages) {
    return MessageJson.of(here, rooms, messages);
  }
}
