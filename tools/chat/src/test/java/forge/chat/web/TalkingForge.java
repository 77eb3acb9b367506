package forge.chat.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import forge.testing.EachForge;
import forge.user.User;
import forge.user.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A forge of its own for each test, with people who talk in the room of its project. Use as
 * {@code @RegisterExtension final TalkingForge talk = new TalkingForge()}.
 */
final class TalkingForge extends EachForge {
  static final String PAGE = "/p/aqueduct/chat";
  static final String REST = "/rest" + PAGE;

  TalkingForge() {
    this(Map.of());
  }

  TalkingForge(Map<String, String> settings) {
    super(settings);
  }

  /** Makes somebody an administrator of the site. */
  void administrates(UserId user) {
    forge().forge().users().accounts().makeAdmin(User.FORGE, user, true);
  }

  /** Sends JSON to a part of the room, a second after what was sent before. */
  HttpResponse<String> send(UserId by, String verb, String at, @Nullable String json) {
    forge().clock().advance(Duration.ofSeconds(1));
    return forge().as(by).json(verb, REST + at, json);
  }

  /** Says something, and answers the message as programs read it. */
  String say(UserId by, String text) {
    return said(by, "{\"text\":\"" + text + "\"}");
  }

  String said(UserId by, String json) {
    var answer = send(by, "POST", "/messages", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.body();
  }

  /** Says something, and has everybody told whom it calls. */
  void callsOut(UserId by, String text) {
    say(by, text);
    pass(Duration.ofSeconds(1));
  }

  /** How many messages call somebody in the room they belong to. */
  int calls(UserId user) {
    for (JsonNode room : json(as(user).get("/rest/chat").body())) {
      if (room.get("url").asText().equals(PAGE)) {
        return room.get("mentions").asInt();
      }
    }
    throw new AssertionError(user + " is not in the room");
  }

  static JsonNode json(String body) {
    try {
      return new JsonMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }

  /** What everybody reads who asks for the last messages. */
  String messages() {
    return guest().get(REST + "/messages").body();
  }

  /** Lets time pass and does what is due by then. */
  void pass(Duration time) {
    forge().clock().advance(time);
    forge().settle();
  }

  /** How many documents a collection has. */
  long kept(String collection) {
    return database().getCollection(collection).countDocuments(new Document());
  }
}
