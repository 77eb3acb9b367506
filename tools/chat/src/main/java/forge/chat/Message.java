package forge.chat;

import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of talk in a room.
 *
 * @param turn its number in the room's stream, where edits and reactions are numbered too
 * @param text Markdown; empty once it is deleted
 * @param mentioned whom it calls by name
 * @param circles whom it calls together, such as {@code all} or {@code developers}
 * @param topic the thread of talk it belongs to; null where it belongs to none
 */
public record Message(
    RoomId room,
    MessageNumber number,
    long turn,
    Author author,
    Instant saidAt,
    String text,
    List<UserId> mentioned,
    List<String> circles,
    List<Reaction> reactions,
    Fate fate,
    @Nullable TopicName topic) {

  private static final String ACTION = "/me ";

  /** Who said it, under the name they went by then, or go by now where it is shown. */
  public record Author(UserId id, String name) {}

  /**
   * What became of it.
   *
   * @param changes how often it was changed
   * @param hidden whether nobody but moderators sees it until one has looked
   */
  public record Fate(
      @Nullable Instant editedAt, int changes, @Nullable Instant deletedAt, boolean hidden) {
    static final Fate NONE = new Fate(null, 0, null, false);
  }

  public Message {
    mentioned = List.copyOf(mentioned);
    circles = List.copyOf(circles);
    reactions = List.copyOf(reactions);
  }

  public boolean deleted() {
    return fate.deletedAt() != null;
  }

  public boolean hidden() {
    return fate.hidden() && !deleted();
  }

  /** The same without its words, as everybody sees a hidden message. */
  Message veiled() {
    return hidden()
        ? new Message(
            room, number, turn, author, saidAt, "", List.of(), List.of(), List.of(), fate, topic)
        : this;
  }

  public boolean edited() {
    return fate.editedAt() != null && !deleted();
  }

  /** Whether it tells what its author does: {@code /me waves}. */
  public boolean action() {
    return !words(text).equals(text);
  }

  /** The text without the word that makes it an action. */
  public String words() {
    return words(text);
  }

  static String words(String text) {
    return text.startsWith(ACTION) && text.length() > ACTION.length()
        ? text.substring(ACTION.length())
        : text;
  }

  /** Whether somebody with an account said it. */
  boolean byPerson() {
    return !bot() && !by(UserId.FORGE);
  }

  /**
   * The same under the name its author goes by now, where that is known.
   *
   * @param called what people are called; those without an account by the name they sign in with
   */
  Message named(Map<UserId, String> called) {
    String now = called.get(author.id());
    if (!byPerson() || now == null || now.equals(author.id().value())) {
      return this;
    }
    var one = new Author(author.id(), now);
    return new Message(
        room, number, turn, one, saidAt, text, mentioned, circles, reactions, fate, topic);
  }

  /** Whether a program said it by a webhook, under a name of its own. */
  public boolean bot() {
    return author.id().value().startsWith("*");
  }

  public boolean by(UserId user) {
    return author.id().equals(user);
  }

  public boolean mentions(UserId user) {
    return mentioned.contains(user);
  }

  /** Whether it calls somebody, by name or by what else they are called in the room. */
  public boolean calls(UserId user, Set<String> names) {
    return mentions(user) || (!by(user) && circles.stream().anyMatch(names::contains));
  }
}
