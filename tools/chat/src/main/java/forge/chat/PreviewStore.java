package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what pages elsewhere say of themselves, one document for each address however often it is
 * named, and which messages are to show nothing of it.
 */
final class PreviewStore {
  private static final Duration KEPT = Duration.ofDays(180);
  private static final Duration FRESH = Duration.ofDays(1);
  private static final Duration TRIED = Duration.ofHours(1);
  private final MongoCollection<Document> previews;

  /**
   * What is kept for a page of messages.
   *
   * @param byKey previews by the key of their address
   * @param bare the messages whose previews were removed, as {@link #bare} writes them
   */
  record Kept(Map<String, Preview> byKey, Set<String> bare) {}

  PreviewStore(MongoDatabase database) {
    previews = database.getCollection("chat_previews");
    previews.createIndex(ascending("room"));
    previews.createIndex(ascending("until"));
  }

  static String bare(RoomId room, MessageNumber number) {
    return "bare " + room + "/" + number;
  }

  /** Previews and messages by their ids, in one call. */
  Kept find(Collection<String> ids) {
    var found = new HashMap<String, Preview>();
    var bare = new HashSet<String>();
    previews
        .find(in("_id", ids))
        .forEach(
            d -> {
              String id = d.getString("_id");
              String title = d.getString("title");
              if (d.containsKey("room")) {
                bare.add(id);
              } else if (title != null) {
                found.put(id, read(id, title, d));
              }
            });
    return new Kept(found, bare);
  }

  private static Preview read(String id, String title, Document d) {
    return new Preview(
        id, d.getString("url"), title, d.getString("description"), d.getString("site"));
  }

  /** Whether a page has been looked at lately; one that could not be read is asked again sooner. */
  boolean fresh(String key, Instant now) {
    return previews.find(and(eq("_id", key), gt("fresh", Date.from(now)))).first() != null;
  }

  /** Keeps what a page says; null where it says nothing, or could not be read. */
  void keep(String key, @Nullable Preview preview, Instant now) {
    var d =
        new Document("_id", key)
            .append("fresh", Date.from(now.plus(preview == null ? TRIED : FRESH)))
            .append("until", Date.from(now.plus(KEPT)));
    if (preview != null) {
      d.append("url", preview.url())
          .append("title", preview.title())
          .append("description", preview.description())
          .append("site", preview.site());
    }
    previews.replaceOne(eq("_id", key), d, new ReplaceOptions().upsert(true));
  }

  /** Keeps that a message shows no previews. */
  void strip(RoomId room, MessageNumber number) {
    String id = bare(room, number);
    previews.replaceOne(
        eq("_id", id),
        new Document("_id", id).append("room", room.value()),
        new ReplaceOptions().upsert(true));
  }

  /** Forgets what was not looked at for half a year. */
  void sweep(Instant now) {
    previews.deleteMany(lt("until", Date.from(now)));
  }

  void forget(RoomId room) {
    previews.deleteMany(eq("room", room.value()));
  }
}
