package forge.event;

import forge.project.MountId;
import forge.project.ProjectId;
import forge.project.ToolKey;
import forge.user.UserId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;

/** An event as it waits inside the document it is about. */
final class EventDocument {
  private EventDocument() {}

  static Document of(Event event) {
    var subject = event.subject();
    return new Document("id", event.id())
        .append("kind", event.kind())
        .append(
            "subject",
            new Document("project", subject.project().toString())
                .append("mount", subject.mount().value())
                .append("tool", subject.tool().value())
                .append("artifact", subject.artifact())
                .append("title", subject.title())
                .append("page", subject.page()))
        .append("by", event.by().value())
        .append("at", Date.from(event.at()))
        .append("details", new Document(new LinkedHashMap<>(event.details())));
  }

  static Event read(Document stored) {
    var subject = stored.get("subject", Document.class);
    Map<String, String> details = new LinkedHashMap<>();
    stored.get("details", Document.class).forEach((k, v) -> details.put(k, v.toString()));
    return new Event(
        stored.getString("id"),
        stored.getString("kind"),
        new Subject(
            ProjectId.parse(subject.getString("project")),
            new MountId(subject.getString("mount")),
            new ToolKey(subject.getString("tool")),
            subject.getString("artifact"),
            subject.getString("title"),
            subject.getString("page")),
        new UserId(stored.getString("by")),
        stored.getDate("at").toInstant(),
        details);
  }
}
