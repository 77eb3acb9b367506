package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.Message;
import forge.chat.Reaction;
import forge.chat.Room;
import forge.markup.Html;
import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as programs read it.
 *
 * @param text Markdown; empty once it is deleted
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
    List<String> mentions,
    List<ReactionJson> reactions,
    String url,
    @Nullable String nonce) {

  /** An emoji under a message, and who put it there. */
  public record ReactionJson(String emoji, int count, List<String> users) {
    private static final int NAMED = 30;

    static ReactionJson of(Reaction reaction) {
      return new ReactionJson(
          reaction.emoji(),
          reaction.count(),
          reaction.users().stream().limit(NAMED).map(UserId::value).toList());
    }
  }

  static MessageJson of(Room room, Message message, Html html, @Nullable String nonce) {
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
        message.mentioned().stream().map(UserId::value).toList(),
        message.reactions().stream().map(ReactionJson::of).toList(),
        room.page("m", message.number()),
        nonce);
  }
}
