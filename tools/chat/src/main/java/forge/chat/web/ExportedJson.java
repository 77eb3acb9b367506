package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.Message;
import forge.chat.web.MessageJson.ReactionJson;
import forge.chat.web.MessageJson.TopicRefJson;
import forge.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message as an export has it: what was written, not how pages show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportedJson(
    long id,
    String author,
    String name,
    Instant at,
    String text,
    @Nullable Instant editedAt,
    @Nullable Instant deletedAt,
    boolean hidden,
    @Nullable TopicRefJson topic,
    List<String> mentions,
    List<ReactionJson> reactions) {
  static ExportedJson of(Message message) {
    return new ExportedJson(
        message.number().value(),
        message.author().id().value(),
        message.author().name(),
        message.saidAt(),
        message.text(),
        message.fate().editedAt(),
        message.fate().deletedAt(),
        message.hidden(),
        TopicRefJson.of(message.topic()),
        message.mentioned().stream().map(UserId::value).toList(),
        message.reactions().stream().map(r -> ReactionJson.of(r, Map.of())).toList());
  }
}
