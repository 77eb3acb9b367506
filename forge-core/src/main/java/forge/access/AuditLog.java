package forge.access;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Every change of right, role, option or account: one line each, never changed, never removed. */
public final class AuditLog {
  /** Where changes are noted that belong to no project. */
  public static final String SITE = "site";

  private final MongoCollection<Document> lines;
  private final Clock clock;

  /**
   * One change.
   *
   * @param deed completes a sentence that starts with the user's name
   */
  public record Line(String id, UserId by, String deed, Instant at) {}

  public AuditLog(MongoDatabase database, Clock clock) {
    this.lines = database.getCollection("audit");
    this.clock = clock;
    lines.createIndex(Indexes.compoundIndex(Indexes.ascending("place"), Indexes.descending("_id")));
  }

  public void note(String place, UserId by, String deed) {
    lines.insertOne(
        new Document("_id", new ObjectId())
            .append("place", place)
            .append("by", by.value())
            .append("deed", deed)
            .append("at", clock.instant()));
  }

  /** The newest first. */
  public Slice<Line> lines(String place, @Nullable String before, int limit) {
    Bson here = eq("place", place);
    Bson from =
        before == null || !ObjectId.isValid(before)
            ? here
            : and(here, lt("_id", new ObjectId(before)));
    var found = new ArrayList<Line>();
    lines
        .find(from)
        .sort(Sorts.descending("_id"))
        .limit(limit + 1)
        .forEach(d -> found.add(read(d)));
    return Slice.of(found, limit, Line::id);
  }

  private static Line read(Document d) {
    return new Line(
        d.getObjectId("_id").toHexString(),
        new UserId(d.getString("by")),
        d.getString("deed"),
        d.getDate("at").toInstant());
  }
}
