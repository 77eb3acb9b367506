package forge.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import forge.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what a webhook is told. */
final class Payload {
  private static final JsonMapper JSON = new JsonMapper();
  private final String site;

  /**
   * A writer for one site.
   *
   * @param site its address without a slash at the end
   */
  Payload(String site) {
    this.site = site;
  }

  String of(Format format, Event event) {
    return switch (format) {
      case FORGE -> json(whole(event));
      case SLACK -> json(Map.of("text", line(event), "username", "Forge"));
    };
  }

  private Map<String, Object> whole(Event event) {
    var subject = event.subject();
    var all = new LinkedHashMap<String, Object>();
    all.put("id", event.id());
    all.put("event", event.kind());
    all.put("at", event.at().toString());
    all.put("project", subject.project().toString());
    all.put("tool", subject.tool().value());
    all.put("mount", subject.mount().value());
    all.put("artifact", subject.artifact());
    all.put("title", subject.title());
    all.put("url", site + subject.page());
    all.put("by", event.by().value());
    all.put("details", event.details());
    return all;
  }

  private String line(Event event) {
    var subject = event.subject();
    String what = event.kind().substring(event.kind().indexOf('.') + 1);
    String link = "<%s%s|%s>".formatted(site, subject.page(), escaped(subject.title()));
    String said = event.detail("sentence");
    return said.isEmpty()
        ? "[%s] %s %s %s".formatted(subject.project(), event.by(), what, link)
        : "[%s] %s (%s)".formatted(subject.project(), escaped(said), link);
  }

  /** As Slack wants the three signs it reads itself. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
