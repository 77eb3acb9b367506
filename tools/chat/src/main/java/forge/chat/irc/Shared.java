package forge.chat.irc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.chat.Chat;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.TopicName;
import forge.live.Live;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

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

  /** The message a topic began with; empty where it began with a title. */
  Optional<MessageNumber> opening(Here here, TopicName topic) {
    return openings.get(
        here.id() + "/" + topic.number(),
        key -> Optional.ofNullable(chat.topics().get(here, topic.number()).first()));
  }
}
