package forge.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** One of Slack's attachments as Markdown: a quotation with a heading, fields and a foot. */
final class SlackAttachment {
  private static final int MOST_FIELDS = 20;

  private SlackAttachment() {}

  static String markdown(JsonNode attachment) {
    var inside = new ArrayList<String>();
    SlackPayload.add(
        inside, linked(text(attachment, "author_name"), text(attachment, "author_link")));
    SlackPayload.add(inside, heading(attachment));
    SlackPayload.add(inside, SlackMarkup.markdown(text(attachment, "text")));
    SlackPayload.add(inside, fields(attachment.path("fields")));
    SlackPayload.add(inside, picture(attachment));
    SlackPayload.add(inside, foot(attachment));
    if (inside.isEmpty()) {
      SlackPayload.add(inside, text(attachment, "fallback"));
    }
    String quoted =
        String.join("\n\n", inside)
            .lines()
            .map(line -> "> " + line)
            .collect(Collectors.joining("\n"));
    String before = SlackMarkup.markdown(text(attachment, "pretext")).strip();
    return before.isEmpty() ? quoted : before + "\n\n" + quoted;
  }

  private static String heading(JsonNode attachment) {
    String title = linked(text(attachment, "title"), text(attachment, "title_link"));
    String sign =
        switch (text(attachment, "color")) {
          case "good" -> "🟢 ";
          case "warning" -> "🟠 ";
          case "danger" -> "🔴 ";
          default -> "";
        };
    return title.isEmpty() ? sign : sign + "**" + title + "**";
  }

  private static String fields(JsonNode fields) {
    var lines = new ArrayList<String>();
    for (JsonNode field : fields) {
      if (lines.size() < MOST_FIELDS) {
        String value = SlackMarkup.markdown(text(field, "value"));
        SlackPayload.add(lines, "- **" + plain(text(field, "title")) + "** " + value);
      }
    }
    return String.join("\n", lines);
  }

  /** Pictures of other sites are linked, not shown: they would tell that site who reads here. */
  private static String picture(JsonNode attachment) {
    String url = text(attachment, "image_url");
    return url.isEmpty() ? "" : linked("Picture", url);
  }

  private static String foot(JsonNode attachment) {
    String foot = plain(text(attachment, "footer"));
    return foot.isEmpty() ? "" : "*" + foot + "*";
  }

  private static String linked(String label, String to) {
    String name = plain(label);
    return name.isEmpty() || !to.matches("https?://\\S+") ? name : SlackMarkup.link(name, to);
  }

  private static String plain(String text) {
    return SlackMarkup.markdown(text).replace("\n", " ").strip();
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText("");
  }
}
