package forge.notification;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import forge.bell.Doorbell;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * What waits for people to see to it, shown at the top of every page of theirs until it is done.
 * Every node knows all of it, so that pages ask no database: it is little, or there are other
 * worries.
 */
public final class InTray {
  /** More things than this are not shown. */
  public static final int MOST = 10_000;

  private static final String TOPIC = "in tray";
  private static final int MOST_SHOWN = 10;

  private final MongoCollection<Document> kept;
  private final Doorbell bell;
  private volatile Map<UserId, List<Waiting>> known = Map.of();

  /**
   * Something that waits.
   *
   * @param text what, and where, in one line
   * @param url the page on which one sees to it
   */
  public record Waiting(String text, String url) {}

  public InTray(MongoDatabase database, Doorbell bell) {
    kept = database.getCollection("in_tray");
    kept.createIndex(Indexes.ascending("key"));
    this.bell = bell;
    bell.hear(TOPIC, ring -> read());
    read();
  }

  private void read() {
    var all = new HashMap<UserId, List<Waiting>>();
    for (Document d : kept.find().sort(Indexes.ascending("_id")).limit(MOST)) {
      all.computeIfAbsent(new UserId(d.getString("user")), user -> new ArrayList<>())
          .add(new Waiting(d.getString("text"), d.getString("url")));
    }
    known = all;
  }

  /**
   * Lays something before people; what lies there under the same key is replaced.
   *
   * @param key what waits, such as the queue of a room
   */
  public void lay(List<UserId> users, String key, Waiting waiting) {
    for (UserId user : users) {
      String id = key + " " + user;
      kept.replaceOne(
          eq("_id", id),
          new Document("_id", id)
              .append("key", key)
              .append("user", user.value())
              .append("text", waiting.text())
              .append("url", waiting.url()),
          new ReplaceOptions().upsert(true));
    }
    if (!users.isEmpty()) {
      changed();
    }
  }

  /** Takes away what has been seen to. */
  public void clear(String key) {
    if (kept.deleteMany(eq("key", key)).getDeletedCount() > 0) {
      changed();
    }
  }

  private void changed() {
    read();
    bell.ring(TOPIC, "");
  }

  /** What waits for somebody, as far as it is shown. Asks no database. */
  public List<Waiting> of(UserId user) {
    List<Waiting> all = known.getOrDefault(user, List.of());
    return List.copyOf(all.subList(0, Math.min(all.size(), MOST_SHOWN)));
  }
}
