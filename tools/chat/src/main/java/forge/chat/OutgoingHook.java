package forge.chat;

import forge.user.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another program that is told what is said in a room, and may answer there.
 *
 * @param words with which a message must begin to be told; none where it is told everything
 * @param form whether it is told by a form instead of JSON
 * @param sealed the secret that proves our calls to it, closed
 * @param maker on whose behalf it answers
 * @param failures in a row
 * @param trouble what came of the last of them; null where there is none
 */
public record OutgoingHook(
    String id,
    RoomId room,
    String name,
    URI url,
    List<String> words,
    boolean form,
    String sealed,
    UserId maker,
    Instant madeAt,
    int failures,
    @Nullable Trouble trouble,
    boolean active) {
  /** Why a call was not heard. */
  public record Trouble(String text, Instant at) {}

  public OutgoingHook {
    words = List.copyOf(words);
  }

  /** The word a text begins with, the empty one for hooks that are told everything. */
  Optional<String> triggeredBy(String text) {
    if (words.isEmpty()) {
      return Optional.of("");
    }
    String first = text.split("\\s", 2)[0];
    return words.stream().filter(word -> word.equalsIgnoreCase(first)).findFirst();
  }

  Message.Author as(String username) {
    return new Message.Author(new UserId("*" + id), username.isEmpty() ? name : username);
  }
}
