package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.LaterMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be said later.
 *
 * @param refused why it was not said when its time came
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LaterJson(
    String id, String text, @Nullable Long topic, Instant at, @Nullable String refused) {
  static LaterJson of(LaterMessage message) {
    return new LaterJson(
        message.id(),
        message.text(),
        message.topic() == null ? null : message.topic().value(),
        message.at(),
        message.refused());
  }
}
