package forge.chat;

import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to say.
 *
 * @param circles whom it calls together, such as {@code all} or {@code developers}
 * @param owed since when some must hear of it who have not; null where nobody must
 * @param nonce the same one of the same author is kept once
 */
record NewMessage(
    RoomId room,
    Message.Author author,
    Instant at,
    String text,
    List<UserId> mentioned,
    List<String> circles,
    @Nullable String nonce,
    @Nullable TopicName topic,
    @Nullable Instant owed) {

  NewMessage(
      RoomId room,
      Message.Author author,
      Instant at,
      String text,
      List<UserId> mentioned,
      @Nullable String nonce,
      @Nullable TopicName topic) {
    this(room, author, at, text, mentioned, List.of(), nonce, topic, null);
  }

  /** What a message was before it was kept, as far as it can be told by it. */
  static NewMessage of(Message message) {
    return new NewMessage(
            message.room(),
            message.author(),
            message.saidAt(),
            message.text(),
            message.mentioned(),
            null,
            message.topic())
        .calling(message.circles());
  }

  /** The same, calling these people together. */
  NewMessage calling(List<String> many) {
    return new NewMessage(room, author, at, text, mentioned, many, nonce, topic, owed);
  }

  /** The same, of which some must hear who have not. */
  NewMessage owed(Instant since) {
    return new NewMessage(room, author, at, text, mentioned, circles, nonce, topic, since);
  }

  /** The same in a topic of the room, or in none. */
  NewMessage in(@Nullable TopicName where) {
    return new NewMessage(room, author, at, text, mentioned, circles, nonce, where, owed);
  }

  /** The same, kept once under a word its author made up. */
  NewMessage once(@Nullable String word) {
    String made = word == null || word.isBlank() ? null : word;
    return new NewMessage(room, author, at, text, mentioned, circles, made, topic, owed);
  }

  boolean bot() {
    return author.id().value().startsWith("*");
  }

  /** The message it becomes under these numbers. */
  Message at(MessageStore.Place place) {
    return new Message(
        room,
        new MessageNumber(place.n()),
        place.q(),
        author,
        at,
        text,
        mentioned,
        circles,
        List.of(),
        Message.Fate.NONE,
        topic);
  }
}
