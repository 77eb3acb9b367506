package forge.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program sends to an incoming webhook, as Markdown.
 *
 * @param texts one for each message it becomes; empty where there is nothing to say
 * @param username under which it wants to speak; empty for the name of the webhook
 * @param replyTo the message it replies to; null for none
 */
public record SlackPayload(List<String> texts, String username, @Nullable MessageNumber replyTo) {
  private static final int MOST_MESSAGES = 4;
  private static final int MOST_PARTS = 50;
  private static final int LONGEST_NAME = 40;

  public SlackPayload {
    texts = List.copyOf(texts);
  }

  /** Reads the JSON of a request, which must be an object. */
  public static SlackPayload read(JsonNode json) {
    var parts = new ArrayList<String>();
    var blocks = new SlackBlocks(json.path("blocks"), MOST_PARTS).markdown();
    if (blocks.isEmpty()) {
      add(parts, SlackMarkup.markdown(json.path("text").asText("")));
    } else {
      parts.addAll(blocks);
    }
    int seen = 0;
    for (JsonNode attachment : json.path("attachments")) {
      if (seen++ < MOST_PARTS) {
        add(parts, SlackAttachment.markdown(attachment));
      }
    }
    return new SlackPayload(
        split(String.join("\n\n", parts).strip()), name(json), number(json.path("thread_ts")));
  }

  static void add(List<String> parts, String part) {
    if (!part.isBlank()) {
      parts.add(part.strip());
    }
  }

  private static String name(JsonNode json) {
    String name = json.path("username").asText("").replaceAll("\\p{Cntrl}", " ").strip();
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private static @Nullable MessageNumber number(JsonNode thread) {
    String text = thread.asText("");
    return text.matches("[1-9]\\d{0,14}") ? MessageNumber.valueOf(text) : null;
  }

  /** Longer texts become several messages, cut at the ends of lines where there are such. */
  private static List<String> split(String text) {
    var all = new ArrayList<String>();
    String rest = text.replace("\0", "");
    while (!rest.isBlank() && all.size() < MOST_MESSAGES) {
      int end = Math.min(rest.length(), Rooms.LONGEST);
      int line = end == rest.length() ? -1 : rest.lastIndexOf('\n', end);
      int cut = line > 0 ? line : end;
      if (!rest.substring(0, cut).isBlank()) {
        all.add(rest.substring(0, cut).strip());
      }
      rest = rest.substring(cut).stripLeading();
    }
    return all;
  }
}
