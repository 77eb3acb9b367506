package forge.chat.irc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.TopicName;
import forge.live.Frame;
import forge.live.Live;
import forge.user.UserId;
import forge.web.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** What all connections of this node have in common. */
final class Shared {
  /** How many clients are brought into their rooms at a time. */
  private static final int HOMECOMERS = 4;

  private final Chat chat;
  private final String host;
  private final Figures figures = new Figures();
  private final Semaphore homecomers = new Semaphore(HOMECOMERS);
  private final Cache<String, Message> said =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(Duration.ofMinutes(1)).build();
  private final Cache<String, List<IrcLine>> lines =
      Caffeine.newBuilder().maximumSize(500).expireAfterWrite(Duration.ofMinutes(1)).build();
  private final Cache<Frame, JsonNode> frames =
      Caffeine.newBuilder().weakKeys().maximumSize(500).build();
  private final Cache<String, Optional<MessageNumber>> openings =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  Shared(Chat chat) {
    this.chat = chat;
    this.host = chat.platform().config().publicUrl().getHost();
  }

  Chat chat() {
    return chat;
  }

  Live live() {
    return chat.platform().live();
  }

  Clock clock() {
    return chat.platform().clock();
  }

  Figures figures() {
    return figures;
  }

  /** What the server calls itself. */
  String server() {
    return host;
  }

  Semaphore homecomers() {
    return homecomers;
  }

  /** What a person is called in full. */
  String mask(UserId user) {
    return user + "!" + user + "@" + host;
  }

  /** The address of a page, to be opened in a browser. */
  String url(String page) {
    return chat.platform().config().publicUrl() + page;
  }

  /** A message as of an event, read once for all who hear it. */
  Message said(Here here, MessageNumber number, long turn) {
    return said.get(here.id() + "/" + turn, key -> chat.rooms().get(here, number));
  }

  /** A message as all hear it who have the channel open, put into lines once for them. */
  List<IrcLine> lines(Channel channel, long turn, Supplier<List<IrcLine>> made) {
    return lines.get(channel.id() + "/" + turn, key -> made.get());
  }

  /** What a frame says, read once for all who get it. */
  JsonNode read(Frame frame) {
    return frames.get(frame, Shared::parsed);
  }

  private static JsonNode parsed(Frame frame) {
    try {
      return Json.MAPPER.readTree(frame.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The message a topic began with; empty where it began with a title. */
  Optional<MessageNumber> opening(Here here, TopicName topic) {
    return openings.get(
        here.id() + "/" + topic.number(),
        key -> Optional.ofNullable(chat.topics().get(here, topic.number()).first()));
  }
}
