package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.Callable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room as programs read it.
 *
 * @param stream the live stream to hear it by
 * @param position where the stream is
 * @param last the number of the last message, 0 before the first
 * @param keepDays for how many days messages are kept; 0 for ever
 * @param callable whom the caller may call together
 * @param read the last message the user has read; null for guests and those who never were here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomJson(
    String id,
    String label,
    String topic,
    List<String> tags,
    String url,
    String stream,
    String position,
    long last,
    @Nullable Long read,
    long members,
    int keepDays,
    List<Callable> callable) {}
