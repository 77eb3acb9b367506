package forge.chat.web;

import forge.chat.Chat;
import forge.chat.ChatPermission;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.Topic;
import forge.chat.TopicNumber;
import forge.chat.Topics;
import forge.refusal.Refusal.Invalid;
import forge.web.Answers;
import forge.web.Paging;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers programs that work with the topics of a room. */
@Produces(MediaType.APPLICATION_JSON)
public final class TopicApi {
  private static final int USUAL = 50;
  private static final String NUMBER = "{number: [1-9]\\d{0,14}}";
  private final Chat chat;
  private final Topics topics;
  private final Here here;

  public TopicApi(Chat chat, Here here) {
    this.chat = chat;
    this.topics = chat.topics();
    this.here = here;
  }

  /** Open topics, or answered ones, or those the caller follows. */
  @GET
  public Response list(
      @QueryParam("answered") boolean answered,
      @QueryParam("following") boolean following,
      @QueryParam("q") @Nullable String query,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("limit") @Nullable Integer asked,
      @Context UriInfo uri) {
    if (following) {
      return Response.ok(
              topics.followed(here).stream()
                  .map(f -> TopicJson.of(here.room(), f.topic(), f.unread()))
                  .toList())
          .build();
    }
    var found = topics.list(here, answered, query, before, Paging.limit(asked, USUAL));
    return Paging.answer(found.map(this::json), "before", uri);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(NewTopicJson wish) {
    Topic topic;
    if (wish.messages() == null) {
      Message first = topics.open(here, wish.title(), wish.text(), wish.nonce());
      topic = topics.of(here, first);
    } else {
      topic = topics.move(here, numbers(wish.messages()), wish.title());
    }
    return Answers.created(here.api("topics", topic.number()), json(topic));
  }

  @GET
  @Path(NUMBER)
  public TopicJson get(@PathParam("number") TopicNumber number) {
    return json(topics.get(here, number));
  }

  /** Renames it, says that it is answered, or that it is open again. */
  @PUT
  @Path(NUMBER)
  @Consumes(MediaType.APPLICATION_JSON)
  public TopicJson change(@PathParam("number") TopicNumber number, TopicChangeJson change) {
    here.require(ChatPermission.SAY);
    if (change.title() != null) {
      topics.rename(here, number, change.title());
    }
    Long answer = change.answer();
    if (change.answered() != null || answer != null) {
      boolean answered = change.answered() == null || change.answered();
      topics.answer(here, number, answered, answer == null ? null : number(answer));
    }
    return get(number);
  }

  /** Its messages in the order they were said; without a cursor the last ones. */
  @GET
  @Path(NUMBER + "/messages")
  public List<MessageJson> messages(
      @PathParam("number") TopicNumber number,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer asked) {
    int limit = Paging.limit(asked, USUAL);
    return MessageJson.of(
        here,
        chat.rooms(),
        after != null
            ? topics.after(here, number, after, limit)
            : topics.before(here, number, before == null ? null : number(before), limit));
  }

  @POST
  @Path(NUMBER + "/messages")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response say(@PathParam("number") TopicNumber number, NewMessageJson message) {
    Message said = topics.say(here, number, message.text(), message.nonce());
    return Answers.created(
        here.api("messages", said.number()),
        MessageJson.of(here, chat.rooms(), List.of(said)).getFirst().nonce(message.nonce()));
  }

  /** Moves messages here. */
  @POST
  @Path(NUMBER + "/moved")
  @Consumes(MediaType.APPLICATION_JSON)
  public TopicJson move(@PathParam("number") TopicNumber number, MovedJson moved) {
    return json(topics.move(here, numbers(moved.messages()), number));
  }

  /** Has the caller told of what is said there. */
  @PUT
  @Path(NUMBER + "/following")
  public void follow(@PathParam("number") TopicNumber number) {
    topics.follow(here, number, true);
  }

  @DELETE
  @Path(NUMBER + "/following")
  public void unfollow(@PathParam("number") TopicNumber number) {
    topics.follow(here, number, false);
  }

  /** Marks it as read up to a message. */
  @POST
  @Path(NUMBER + "/read")
  @Consumes(MediaType.APPLICATION_JSON)
  public void read(@PathParam("number") TopicNumber number, ReadJson read) {
    topics.read(here, number, read.number());
  }

  private TopicJson json(Topic topic) {
    return TopicJson.of(here.room(), topic, null);
  }

  private static MessageNumber number(@Nullable Long value) {
    if (value == null || value < 1) {
      throw new Invalid("messages", "A message is named by its number, from 1 on.");
    }
    return new MessageNumber(value);
  }

  private static List<MessageNumber> numbers(@Nullable List<@Nullable Long> values) {
    return values == null ? List.of() : values.stream().map(TopicApi::number).toList();
  }
}
