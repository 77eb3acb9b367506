package forge.e2e;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Objects;
import java.util.function.BiFunction;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * As many releases of a project as decades bring: copies of one that was really shipped, with its
 * file, put straight into the database.
 */
final class PastReleases {
  private static final int BATCH = 2_000;
  private static final long FIRST = 1_000_000_000L;
  private final MongoDatabase database;
  private final String name;

  PastReleases(MongoDatabase database, String name) {
    this.database = database;
    this.name = name;
  }

  /** Copies that release and its file so many times, each with a version and a time before it. */
  void copy(String version, int times) {
    copies("releases", eq("version", version), times, this::release);
    copies("files", eq("folder", version), times, this::file);
  }

  private Document release(Document model, int number) {
    String version = "0." + number;
    return at(model, number)
        .append("_id", model.getString("mount") + "/" + version)
        .append("version", version)
        .append("title", version)
        .append("folder", version);
  }

  private Document file(Document model, int number) {
    String folder = "0." + number;
    String path = "%s/%s-%s-linux-x64.tar.gz".formatted(folder, name, folder);
    return at(model, number)
        .append("_id", model.getString("mount") + "/" + path)
        .append("path", path)
        .append("folder", folder);
  }

  private static Document at(Document model, int number) {
    return new Document(model)
        .append("publishedAt", Date.from(Instant.ofEpochSecond(FIRST + number * 3_600L)));
  }

  private void copies(
      String collection, Bson which, int times, BiFunction<Document, Integer, Document> copy) {
    MongoCollection<Document> all = database.getCollection(collection);
    Document model = Objects.requireNonNull(all.find(which).first(), collection);
    model.remove("pending");
    model.remove("unsent");
    var batch = new ArrayList<Document>();
    for (int i = 1; i <= times; i++) {
      batch.add(copy.apply(model, i));
      if (batch.size() == BATCH || i == times) {
        all.insertMany(batch);
        batch.clear();
      }
    }
  }
}
