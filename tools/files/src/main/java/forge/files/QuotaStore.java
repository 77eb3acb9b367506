package forge.files;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import forge.project.MountId;
import forge.project.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how much room the files of each project take. What is about to change is written beside the
 * sum in the same step, so that a process that dies in between leaves a note of it.
 */
final class QuotaStore {
  private final MongoCollection<Document> quotas;

  /**
   * A sum.
   *
   * @param limit null where the project has what every project has
   */
  record Kept(long used, @Nullable Long limit) {}

  /** A change that was begun: a file that was to come or to go. */
  record Begun(String key, MountId mount, FilePath path, String sha256, long size, Instant at) {}

  QuotaStore(MongoDatabase database) {
    quotas = database.getCollection("fileQuotas");
  }

  Optional<Kept> find(ProjectId project) {
    return Optional.ofNullable(quotas.find(eq("_id", project.toString())).first())
        .map(d -> new Kept(d.getLong("used"), d.getLong("limit")));
  }

  /** Begins to count; whoever is second changes nothing. */
  void insert(ProjectId project, long used) {
    try {
      quotas.insertOne(
          new Document("_id", project.toString())
              .append("used", used)
              .append("begun", new Document()));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  void limit(ProjectId project, @Nullable Long limit) {
    quotas.updateOne(
        eq("_id", project.toString()), limit == null ? unset("limit") : set("limit", limit));
  }

  /** Counts a file that is to come, if there is room for it; answers by what it is settled. */
  Optional<String> come(ProjectId project, ReleaseFile file, long limit, Instant now) {
    String key = key();
    long size = file.content().size();
    Bson roomy = and(eq("_id", project.toString()), lte("used", limit - size));
    boolean fits =
        quotas
                .updateOne(roomy, combine(inc("used", size), set(field(key), note(file, now))))
                .getMatchedCount()
            == 1;
    return fits ? Optional.of(key) : Optional.empty();
  }

  /** Notes that a file is to go. */
  String go(ProjectId project, ReleaseFile file, Instant now) {
    String key = key();
    quotas.updateOne(eq("_id", project.toString()), set(field(key), note(file, now)));
    return key;
  }

  /** Ends a change: at once with what it adds to the sum, and only one time. */
  void settle(ProjectId project, String key, long more) {
    quotas.updateOne(
        and(eq("_id", project.toString()), exists(field(key), true)),
        combine(inc("used", more), unset(field(key))));
  }

  /** What was begun and not ended. */
  List<Begun> begun(ProjectId project) {
    Document found = quotas.find(eq("_id", project.toString())).first();
    return found == null ? List.of() : begun(found);
  }

  /** Some projects whose room is counted, after a name. */
  List<ProjectId> projects(String after, int limit) {
    return quotas
        .find(gt("_id", after))
        .sort(ascending("_id"))
        .limit(limit)
        .map(d -> ProjectId.parse(d.getString("_id")))
        .into(new ArrayList<>());
  }

  private static List<Begun> begun(Document stored) {
    var all = new ArrayList<Begun>();
    stored
        .get("begun", new Document())
        .forEach((key, value) -> all.add(begun(key, (Document) value)));
    return all;
  }

  private static Begun begun(String key, Document note) {
    return new Begun(
        key,
        new MountId(note.getString("mount")),
        new FilePath(note.getString("path")),
        note.getString("sha256"),
        note.getLong("size"),
        note.getDate("at").toInstant());
  }

  private static Document note(ReleaseFile file, Instant now) {
    return new Document("mount", file.mount().value())
        .append("path", file.path().value())
        .append("sha256", file.content().sha256())
        .append("size", file.content().size())
        .append("at", Date.from(now));
  }

  private static String field(String key) {
    return "begun." + key;
  }

  private static String key() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
