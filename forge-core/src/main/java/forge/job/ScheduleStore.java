package forge.job;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;

/** Keeps when that is due again which is done every so often, for all nodes together. */
final class ScheduleStore {
  private final MongoCollection<Document> schedules;

  ScheduleStore(MongoDatabase database) {
    schedules = database.getCollection("schedules");
  }

  /**
   * When those of these schedules were due that are; one seen for the first time is due at once.
   */
  Map<String, Instant> due(Set<String> names, Instant now) {
    var due = new HashMap<String, Instant>();
    schedules.find(in("_id", names)).forEach(s -> due.put(s.getString("_id"), next(s)));
    names.stream().filter(n -> !due.containsKey(n)).forEach(n -> due.put(n, begin(n, now)));
    due.values().removeIf(at -> at.isAfter(now));
    return due;
  }

  private Instant begin(String schedule, Instant now) {
    return next(
        Objects.requireNonNull(
            schedules.findOneAndUpdate(
                eq("_id", schedule),
                setOnInsert("nextAt", Date.from(now)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))));
  }

  private static Instant next(Document schedule) {
    return schedule.getDate("nextAt").toInstant();
  }

  /** Sets when it is due next, unless another node has done so. */
  void advance(String schedule, Instant from, Instant to) {
    schedules.updateOne(
        and(eq("_id", schedule), eq("nextAt", Date.from(from))), set("nextAt", Date.from(to)));
  }
}
