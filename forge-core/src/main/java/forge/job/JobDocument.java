package forge.job;

import forge.job.JobStatus.Failure;
import forge.user.UserId;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A job as it is stored. */
final class JobDocument {
  private JobDocument() {}

  static Document of(String id, String kind, String json, Submission how, Instant now) {
    Instant runAt = how.runAt() == null ? now : how.runAt();
    UserId by = how.by();
    return new Document("_id", id)
        .append("kind", kind)
        .append("job", json)
        .append("state", JobState.READY.key())
        .append("waiting", true)
        .append("priority", how.priority())
        .append("runAt", Date.from(runAt))
        .append("tries", 0)
        .append("by", by == null ? null : by.value())
        .append("percent", 0)
        .append("text", "")
        .append("createdAt", Date.from(now))
        .append("changedAt", Date.from(now));
  }

  static JobStatus status(Document stored) {
    return new JobStatus(
        stored.getString("_id"),
        stored.getString("kind"),
        stored.getString("job"),
        JobState.fromString(stored.getString("state")),
        by(stored.getString("by")),
        stored.getInteger("percent"),
        stored.getString("text"),
        stored.getInteger("tries"),
        stored.getDate("createdAt").toInstant(),
        stored.getDate("runAt").toInstant(),
        stored.getDate("changedAt").toInstant(),
        failure(stored.get("failure", Document.class)));
  }

  private static @Nullable UserId by(@Nullable String name) {
    return name == null ? null : new UserId(name);
  }

  private static @Nullable Failure failure(@Nullable Document stored) {
    return stored == null
        ? null
        : new Failure(stored.getString("reason"), stored.getString("incident"));
  }
}
