package forge.files;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import forge.project.MountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Keeps how often files were fetched, by day. Each document remembers the last batches it was part
 * of, so that a batch done twice counts once.
 */
final class StatStore {
  private static final String COUNTED = "counted";
  private static final int REMEMBERED = 50;
  private static final int LONGEST = 4000;
  private final MongoCollection<Document> files;
  private final MongoCollection<Document> stats;

  /** The downloads of one day in one scope, by system, by what led to them and by country. */
  record Day(
      LocalDate day,
      long downloads,
      Map<String, Long> systems,
      Map<String, Long> referrers,
      Map<String, Long> countries,
      Map<String, Map<String, Long>> systemsByCountry) {}

  /** What a batch adds to one scope on one day. */
  record Sum(String mount, String scope, LocalDate day, List<Download> downloads) {}

  StatStore(MongoDatabase database) {
    files = database.getCollection("files");
    stats = database.getCollection("fileStats");
    stats.createIndex(ascending("mount", "scope", "day"));
  }

  /**
   * Adds to the counter of a file; answers its new height, or nothing where it was added before.
   */
  OptionalLong add(String batch, String file, int downloads) {
    Document after =
        files.findOneAndUpdate(
            and(eq("_id", file), ne(COUNTED, batch)),
            combine(inc("downloads", (long) downloads), remember(batch)),
            new FindOneAndUpdateOptions()
                .returnDocument(ReturnDocument.AFTER)
                .projection(Projections.include("downloads")));
    return after == null ? OptionalLong.empty() : OptionalLong.of(after.getLong("downloads"));
  }

  void add(String batch, Sum sum) {
    var changes = new ArrayList<Bson>();
    changes.add(inc("downloads", (long) sum.downloads().size()));
    tally(sum, "os.", Download::system).forEach((key, n) -> changes.add(inc(key, n)));
    tally(sum, "from.", Download::referrer).forEach((key, n) -> changes.add(inc(key, n)));
    tally(sum, "in.", Download::country).forEach((key, n) -> changes.add(inc(key, n)));
    tally(sum, "osIn.", StatStore::systemThere).forEach((key, n) -> changes.add(inc(key, n)));
    changes.add(setOnInsert("mount", sum.mount()));
    changes.add(setOnInsert("scope", sum.scope()));
    changes.add(setOnInsert("day", sum.day().toString()));
    changes.add(remember(batch));
    String id = sum.mount() + "/" + sum.scope() + " " + sum.day();
    try {
      stats.updateOne(
          and(eq("_id", id), ne(COUNTED, batch)),
          combine(changes),
          new UpdateOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  private static String systemThere(Download download) {
    return download.country().isEmpty() ? "" : download.country() + "." + download.system();
  }

  private static Bson remember(String batch) {
    return pushEach(COUNTED, List.of(batch), new PushOptions().slice(-REMEMBERED));
  }

  private static Map<String, Long> tally(Sum sum, String field, Function<Download, String> what) {
    return sum.downloads().stream()
        .map(what)
        .filter(key -> !key.isEmpty())
        .collect(Collectors.toMap(key -> field + key, key -> 1L, Long::sum));
  }

  /** The days that have any, the oldest first. */
  List<Day> days(MountId mount, String scope, LocalDate from, LocalDate to) {
    return stats
        .find(
            and(
                eq("mount", mount.value()),
                eq("scope", scope),
                gte("day", from.toString()),
                lte("day", to.toString())))
        .sort(Sorts.ascending("day"))
        .limit(LONGEST)
        .map(
            d ->
                new Day(
                    LocalDate.parse(d.getString("day")),
                    d.getLong("downloads"),
                    longs(d.get("os", Document.class)),
                    longs(d.get("from", Document.class)),
                    longs(d.get("in", Document.class)),
                    longsByKey(d.get("osIn", Document.class))))
        .into(new ArrayList<>());
  }

  private static Map<String, Long> longs(@org.jspecify.annotations.Nullable Document counts) {
    var longs = new HashMap<String, Long>();
    if (counts != null) {
      counts.forEach((key, value) -> longs.put(key, ((Number) value).longValue()));
    }
    return longs;
  }

  private static Map<String, Map<String, Long>> longsByKey(
      @org.jspecify.annotations.Nullable Document counts) {
    var byKey = new HashMap<String, Map<String, Long>>();
    if (counts != null) {
      counts.keySet().forEach(key -> byKey.put(key, longs(counts.get(key, Document.class))));
    }
    return byKey;
  }

  void forget(MountId mount) {
    stats.deleteMany(eq("mount", mount.value()));
  }
}
