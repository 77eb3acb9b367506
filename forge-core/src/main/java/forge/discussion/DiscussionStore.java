package forge.discussion;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.event.Subject;
import forge.project.MountId;
import forge.refusal.Refusal.Overtaken;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps posts, each with the news of it. */
public final class DiscussionStore {
  private static final String COLLECTION = "posts";
  private static final int MOST_TEXTS = 5_000;
  private final MongoCollection<Document> posts;

  public DiscussionStore(MongoDatabase database, Events events) {
    posts = database.getCollection(COLLECTION);
    posts.createIndex(Indexes.ascending("thread", "n"), new IndexOptions().unique(true));
    posts.createIndex(Indexes.ascending("mount"));
    posts.createIndex(
        Indexes.ascending("thread", "once"),
        new IndexOptions().unique(true).partialFilterExpression(exists("once")));
    events.outbox(posts);
  }

  /** The number of the thread's last post; 0 before the first. */
  int last(MountId mount, String artifact) {
    var newest =
        posts
            .find(eq("thread", thread(mount, artifact)))
            .projection(include("n"))
            .sort(descending("n"))
            .limit(1)
            .first();
    return newest == null ? 0 : newest.getInteger("n");
  }

  /** What was said with a request before. */
  Optional<Post> said(Subject artifact, String once) {
    Bson which = and(eq("thread", thread(artifact.mount(), artifact.artifact())), eq("once", once));
    return Optional.ofNullable(posts.find(which).first()).map(DiscussionStore::post);
  }

  /** Whether the number was free, and nothing was said with the same request. */
  boolean insert(Post post, @Nullable String once, Event event) {
    Document document = document(post);
    if (once != null) {
      document.append("once", once);
    }
    try {
      posts.insertOne(Outbox.into(document, event));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  void replace(Post before, Post after, Event event) {
    Bson change =
        combine(
            set("text", after.text()),
            set("editedAt", date(after.editedAt())),
            set("deletedAt", date(after.deletedAt())),
            set("attachments", after.attachments()),
            Outbox.push(event));
    var same =
        and(
            eq("_id", id(before.mount(), before.artifact(), before.number())),
            eq("text", before.text()));
    if (posts.updateOne(same, change).getMatchedCount() == 0) {
      throw new Overtaken("This comment was changed while you wrote. Look at it again.");
    }
  }

  Optional<Post> find(MountId mount, String artifact, int number) {
    return Optional.ofNullable(posts.find(eq("_id", id(mount, artifact, number))).first())
        .map(DiscussionStore::post);
  }

  List<Post> after(MountId mount, String artifact, int number, int limit) {
    return posts
        .find(and(eq("thread", thread(mount, artifact)), gt("n", number)))
        .sort(ascending("n"))
        .limit(limit)
        .map(DiscussionStore::post)
        .into(new ArrayList<>());
  }

  /** What was said in several threads, in one call. */
  Map<String, String> texts(MountId mount, List<String> artifacts) {
    var texts = new HashMap<String, String>();
    posts
        .find(in("thread", artifacts.stream().map(a -> thread(mount, a)).toList()))
        .projection(include("artifact", "text"))
        .limit(MOST_TEXTS)
        .forEach(
            d ->
                texts.merge(
                    d.getString("artifact"), d.getString("text"), (a, b) -> a + "\n\n" + b));
    return texts;
  }

  void forget(MountId mount) {
    posts.deleteMany(eq("mount", mount.value()));
  }

  private static String thread(MountId mount, String artifact) {
    return mount + "/" + artifact;
  }

  private static String id(MountId mount, String artifact, int number) {
    return thread(mount, artifact) + "/" + number;
  }

  private static Document document(Post post) {
    return new Document("_id", id(post.mount(), post.artifact(), post.number()))
        .append("thread", thread(post.mount(), post.artifact()))
        .append("mount", post.mount().value())
        .append("artifact", post.artifact())
        .append("n", post.number())
        .append("author", post.author().value())
        .append("at", Date.from(post.at()))
        .append("text", post.text())
        .append("change", post.change())
        .append("editedAt", date(post.editedAt()))
        .append("deletedAt", date(post.deletedAt()))
        .append("attachments", post.attachments());
  }

  private static Post post(Document stored) {
    return new Post(
        new MountId(stored.getString("mount")),
        stored.getString("artifact"),
        stored.getInteger("n"),
        new UserId(stored.getString("author")),
        stored.getDate("at").toInstant(),
        stored.getString("text"),
        stored.getString("change"),
        instant(stored.getDate("editedAt")),
        instant(stored.getDate("deletedAt")),
        stored.getList("attachments", String.class, List.of()));
  }

  private static @Nullable Date date(@Nullable Instant instant) {
    return instant == null ? null : Date.from(instant);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
