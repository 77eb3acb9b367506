package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.Reaction;
import forge.chat.Room;
import forge.chat.Rooms;
import forge.chat.TopicName;
import forge.markup.Html;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as programs read it.
 *
 * @param text Markdown; empty once it is deleted
 * @param action whether it tells what its author does: {@code /me waves}
 * @param changes how often it was changed
 * @param calls whom it calls together, such as {@code all} or {@code developers}
 * @param html the text as pages show it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageJson(
    long id,
    String author,
    String name,
    Instant at,
    String text,
    String html,
    @Nullable Instant editedAt,
    boolean deleted,
    boolean hidden,
    boolean action,
    int changes,
    @Nullable TopicRefJson topic,
    List<String> mentions,
    List<String> calls,
    List<ReactionJson> reactions,
    String url,
    @Nullable String nonce) {

  /** The topic a message belongs to. */
  public record TopicRefJson(long id, String title) {
    static @Nullable TopicRefJson of(@Nullable TopicName topic) {
      return topic == null ? null : new TopicRefJson(topic.number().value(), topic.title());
    }
  }

  /**
   * An emoji under a message, and who put it there.
   *
   * @param names what the first of them are called
   */
  public record ReactionJson(String emoji, int count, List<String> users, List<String> names) {
    private static final int LISTED = 30;

    static ReactionJson of(Reaction reaction, Map<UserId, String> names) {
      return new ReactionJson(
          reaction.emoji(),
          reaction.count(),
          reaction.users().stream().limit(LISTED).map(UserId::value).toList(),
          reaction.named(names));
    }
  }

  /** The same, naming what the program that said it called it. */
  MessageJson nonce(@Nullable String made) {
    return new MessageJson(
        id, author, name, at, text, html, editedAt, deleted, hidden, action, changes, topic,
        mentions, calls, reactions, url, made);
  }

  static List<MessageJson> of(Here here, Rooms rooms, List<Message> messages) {
    var texts = rooms.html(here, messages);
    var names = rooms.names(messages);
    var all = new ArrayList<MessageJson>();
    for (int i = 0; i < messages.size(); i++) {
      all.add(of(here.room(), messages.get(i), texts.get(i), names, null));
    }
    return all;
  }

  static MessageJson of(
      Room room, Message message, Html html, Map<UserId, String> names, @Nullable String nonce) {
    return new MessageJson(
        message.number().value(),
        message.author().id().value(),
        message.author().name(),
        message.saidAt(),
        message.text(),
        message.deleted() ? "" : html.value(),
        message.fate().editedAt(),
        message.deleted(),
        message.hidden(),
        message.action(),
        message.fate().changes(),
        TopicRefJson.of(message.topic()),
        message.mentioned().stream().map(UserId::value).toList(),
        message.circles(),
        message.reactions().stream().map(r -> ReactionJson.of(r, names)).toList(),
        room.page("m", message.number()),
        nonce);
  }
}
