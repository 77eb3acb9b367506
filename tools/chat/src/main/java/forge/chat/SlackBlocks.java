package forge.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Slack's blocks as Markdown, those that say something. */
final class SlackBlocks {
  private static final int DEEPEST = 8;
  private final JsonNode blocks;
  private final int most;

  SlackBlocks(JsonNode blocks, int most) {
    this.blocks = blocks;
    this.most = most;
  }

  List<String> markdown() {
    var parts = new ArrayList<String>();
    for (JsonNode block : blocks) {
      if (parts.size() < most) {
        SlackPayload.add(parts, markdown(block));
      }
    }
    return parts;
  }

  private static String markdown(JsonNode block) {
    return switch (block.path("type").asText("")) {
      case "header" -> "**" + text(block.path("text")).replace("\n", " ") + "**";
      case "divider" -> "---";
      case "section" -> section(block);
      case "context" -> joined(block.path("elements"), " ");
      case "actions" -> joined(block.path("elements"), " · ");
      case "image" -> picture(block);
      case "rich_text" -> rich(block, 0);
      default -> "";
    };
  }

  private static String section(JsonNode block) {
    var parts = new ArrayList<String>();
    SlackPayload.add(parts, text(block.path("text")));
    for (JsonNode field : block.path("fields")) {
      SlackPayload.add(parts, "- " + text(field).replace("\n", " "));
    }
    SlackPayload.add(parts, element(block.path("accessory")));
    return String.join("\n", parts);
  }

  private static String joined(JsonNode elements, String by) {
    var parts = new ArrayList<String>();
    elements.forEach(e -> SlackPayload.add(parts, element(e)));
    return String.join(by, parts);
  }

  /** A piece of text, a picture, or a button that is a link; other buttons do nothing here. */
  private static String element(JsonNode element) {
    return switch (element.path("type").asText("")) {
      case "mrkdwn", "plain_text" -> text(element);
      case "image" -> picture(element);
      case "button" -> link(text(element.path("text")), element.path("url").asText(""));
      default -> "";
    };
  }

  private static String picture(JsonNode image) {
    String label = image.path("alt_text").asText("Picture");
    return link(label.isBlank() ? "Picture" : label, image.path("image_url").asText(""));
  }

  private static String link(String label, String to) {
    return to.matches("https?://\\S+") ? SlackMarkup.link(label, to) : "";
  }

  private static String text(JsonNode text) {
    return SlackMarkup.markdown(text.path("text").asText(""));
  }

  private static String rich(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return "";
    }
    var out = new StringBuilder();
    for (JsonNode element : node.path("elements")) {
      switch (element.path("type").asText("")) {
        case "text" -> out.append(element.path("text").asText(""));
        case "link" ->
            out.append(
                link(
                    element.path("text").asText(element.path("url").asText("")),
                    element.path("url").asText("")));
        case "emoji" -> out.append(':').append(element.path("name").asText("")).append(':');
        case "rich_text_section" -> out.append(rich(element, depth + 1)).append('\n');
        default -> out.append(rich(element, depth + 1));
      }
    }
    return out.toString();
  }
}
