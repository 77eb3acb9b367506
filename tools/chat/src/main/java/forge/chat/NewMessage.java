package forge.chat;

import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to say.
 *
 * @param nonce the same one of the same author is kept once
 */
record NewMessage(
    RoomId room,
    Message.Author author,
    Instant at,
    String text,
    List<UserId> mentioned,
    @Nullable String nonce,
    @Nullable TopicName topic) {

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
        List.of(),
        Message.Fate.NONE,
        topic);
  }
}
