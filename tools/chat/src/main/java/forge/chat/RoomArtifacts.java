package forge.chat;

import forge.artifact.Card;
import forge.artifact.Pointer;
import forge.project.Mount;
import forge.store.Slice;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in a room, message by message and then topic by topic, for links and search. */
record RoomArtifacts(MessageStore messages, Topics.Kept topics) {
  private static final String NUMBER = "[1-9]\\d{0,14}";

  /**
   * One of them; empty where it is gone or hidden, and where the forge itself tells of a thing that
   * is found where it is.
   */
  Optional<Card> card(Mount mount, String artifact) {
    RoomId room = RoomId.of(mount);
    if (artifact.matches(NUMBER)) {
      return messages
          .find(room, MessageNumber.valueOf(artifact))
          .filter(RoomArtifacts::told)
          .map(m -> ChatCards.message(mount, m));
    }
    return artifact.matches(ChatCards.TOPIC + NUMBER)
        ? topics
            .topics()
            .find(room, TopicNumber.valueOf(artifact.substring(1)))
            .filter(t -> t.extent().last() > 0)
            .map(t -> topic(mount, t))
        : Optional.empty();
  }

  /** What a page of a room shows: a message, or a topic. */
  static Optional<Pointer> pointed(String path) {
    if (path.matches("m/" + NUMBER)) {
      return Optional.of(new Pointer.Artifact(path.substring(2)));
    }
    return path.matches("topics/" + NUMBER)
        ? Optional.of(new Pointer.Artifact(ChatCards.TOPIC + path.substring(7)))
        : Optional.empty();
  }

  /** Whether the platform is told of a message. */
  static boolean told(Message message) {
    return seen(message) && !message.by(UserId.FORGE);
  }

  private static boolean seen(Message message) {
    return !message.deleted() && !message.hidden();
  }

  /** A topic with its first message and its answer. */
  private Card topic(Mount mount, Topic topic) {
    var told = new ArrayList<>(topics.log().after(topic.room(), topic.number(), 0, 1));
    if (topic.answer() != null) {
      messages.find(topic.room(), topic.answer()).ifPresent(told::add);
    }
    return ChatCards.topic(
        mount, topic, told.stream().filter(RoomArtifacts::seen).distinct().toList());
  }

  /** All of them, in parts. */
  Slice<Card> cards(Mount mount, @Nullable String cursor, int limit) {
    RoomId room = RoomId.of(mount);
    if (cursor != null && cursor.startsWith(ChatCards.TOPIC)) {
      var found = topics.topics().after(room, Long.parseLong(cursor.substring(1)), limit + 1);
      return Slice.of(found, limit, t -> ChatCards.TOPIC + t.number()).map(t -> topic(mount, t));
    }
    long after = cursor == null ? 0 : Long.parseLong(cursor);
    List<Message> found = messages.after(room, after, limit + 1);
    var slice =
        Slice.of(found, limit, m -> m.number().toString()).map(m -> ChatCards.message(mount, m));
    return slice.next() == null ? new Slice<>(slice.items(), ChatCards.TOPIC + 0) : slice;
  }
}
