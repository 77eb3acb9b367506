package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.Room;
import forge.chat.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A topic as programs read it.
 *
 * @param messages how many there are, counted up to a thousand
 * @param last the number of the last one
 * @param answer the message that answers it
 * @param unread how many the caller has not read; only where topics they follow are listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TopicJson(
    long id,
    String title,
    String opener,
    Instant openedAt,
    boolean answered,
    @Nullable Long answer,
    long messages,
    long last,
    Instant lastAt,
    String url,
    @Nullable Long unread) {
  static TopicJson of(Room room, Topic topic, @Nullable Long unread) {
    return new TopicJson(
        topic.number().value(),
        topic.title(),
        topic.opener().value(),
        topic.openedAt(),
        topic.answered(),
        topic.answer() == null ? null : topic.answer().value(),
        topic.extent().messages(),
        topic.extent().last(),
        topic.extent().at(),
        room.page("topics", topic.number()),
        unread);
  }
}
