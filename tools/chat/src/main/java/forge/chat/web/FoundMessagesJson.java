package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.FoundMessages;
import forge.chat.FoundMessages.Facet;
import forge.chat.FoundMessages.Hit;
import forge.chat.web.MessageJson.TopicRefJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in rooms.
 *
 * @param total how many there are; missing where the index is a moment behind
 * @param resting true while there is no index to ask; then nothing is found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundMessagesJson(
    @Nullable Long total,
    boolean resting,
    List<FoundMessageJson> messages,
    List<Facet> rooms,
    List<Facet> people) {

  /**
   * One message.
   *
   * @param snippetHtml a part of what it says, with the words that were found marked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FoundMessageJson(
      String room,
      String roomName,
      long id,
      String url,
      String author,
      String name,
      Instant at,
      String text,
      String snippetHtml,
      @Nullable TopicRefJson topic) {

    static FoundMessageJson of(Hit hit) {
      var message = hit.message();
      return new FoundMessageJson(
          hit.room().page(),
          hit.label(),
          message.number().value(),
          hit.page(),
          message.author().id().value(),
          message.author().name(),
          message.saidAt(),
          message.text(),
          hit.snippet().value(),
          TopicRefJson.of(message.topic()));
    }
  }

  static FoundMessagesJson of(FoundMessages found) {
    return new FoundMessagesJson(
        found.total(),
        found.resting(),
        found.hits().stream().map(FoundMessageJson::of).toList(),
        found.rooms(),
        found.people());
  }
}
