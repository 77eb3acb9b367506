package forge.blog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import forge.blog.BlogPost.Revision;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.project.MountId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.Overtaken;
import forge.store.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keeps posts and everything they said.
 *
 * <p>A post is one document with its newest revision; older ones are copied out before they are
 * replaced. {@code names} holds its address and those it had before, under a unique index.
 */
final class BlogStore {
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})\\.([0-9a-f]{24})");
  private static final Bson NEWEST = descending("published", "_id");

  private final MongoCollection<Document> posts;
  private final MongoCollection<Document> revisions;
  private volatile Consumer<MountId> changes = mount -> {};

  BlogStore(MongoDatabase database, Events events) {
    posts = database.getCollection("blog_posts");
    revisions = database.getCollection("blog_revisions");
    posts.createIndex(Indexes.ascending("names"), new IndexOptions().unique(true));
    posts.createIndex(Indexes.ascending("mount", "state", "published", "_id"));
    posts.createIndex(Indexes.ascending("mount", "state", "labels", "published", "_id"));
    posts.createIndex(Indexes.ascending("mount", "_id"));
    posts.createIndex(Indexes.ascending("due"));
    revisions.createIndex(Indexes.ascending("post", "n"), new IndexOptions().unique(true));
    revisions.createIndex(Indexes.ascending("mount"));
    events.outbox(posts);
  }

  /** Hears of the mount of every change made on this node. */
  void onChange(Consumer<MountId> hears) {
    changes = hears;
  }

  Optional<BlogPost> find(String id) {
    return Optional.ofNullable(posts.find(eq("_id", id)).first()).map(BlogDocument::read);
  }

  /** The post at an address, or at one it had before. */
  Optional<BlogPost> find(MountId mount, PostAddress address) {
    return Optional.ofNullable(posts.find(eq("names", BlogDocument.name(mount, address))).first())
        .map(BlogDocument::read);
  }

  /** Whether address and id were free. */
  boolean insert(BlogPost post, Event event) {
    try {
      posts.insertOne(Outbox.into(BlogDocument.of(post), event));
      changes.accept(post.mount());
      return true;
    } catch (MongoWriteException e) {
      return taken(e);
    }
  }

  /**
   * Replaces a post by what has become of it.
   *
   * @return whether its address was free
   * @throws Conflict when somebody else has changed it meanwhile
   */
  boolean replace(BlogPost before, BlogPost after, Event event) {
    if (after.revision() != before.revision()) {
      archive(before);
    }
    Bson change =
        combine(
            set("state", after.state().text()),
            set("address", after.address().value()),
            set("published", BlogDocument.date(after.published())),
            set("due", BlogDocument.date(after.due())),
            set("version", after.version()),
            set("n", after.revision()),
            set("title", after.title()),
            set("text", after.current().text()),
            set("labels", after.current().labels()),
            set("by", after.current().by().value()),
            set("at", Date.from(after.current().at())),
            set("note", after.current().note()),
            addToSet("names", BlogDocument.name(after.mount(), after.address())),
            Outbox.push(event));
    try {
      var same = and(eq("_id", before.id()), eq("version", before.version()));
      if (posts.updateOne(same, change).getMatchedCount() == 0) {
        throw new Overtaken("Somebody else has changed the post meanwhile.");
      }
      changes.accept(after.mount());
      return true;
    } catch (MongoWriteException e) {
      return taken(e);
    }
  }

  private static boolean taken(MongoWriteException e) {
    if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
      return false;
    }
    throw e;
  }

  private void archive(BlogPost post) {
    revisions.replaceOne(
        eq("_id", post.id() + "/" + post.revision()),
        BlogDocument.of(post, post.current()),
        new ReplaceOptions().upsert(true));
  }

  /** Counts a comment; empty where it is counted already. */
  Optional<BlogPost> commented(String id, int number) {
    var found =
        posts.findOneAndUpdate(
            and(eq("_id", id), lt("comments", number)),
            max("comments", number),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(found).map(BlogDocument::read);
  }

  /** What a post said at a revision, the current one or an older. */
  Revision revision(BlogPost post, int number) {
    if (number == post.revision()) {
      return post.current();
    }
    var found = revisions.find(eq("_id", post.id() + "/" + number)).first();
    if (found == null || number > post.revision()) {
      throw new NotFound("Revision " + number + " of this post");
    }
    return BlogDocument.readRevision(found);
  }

  /** The older revisions of a post before this one, newest first. */
  List<Revision> before(BlogPost post, int number, int limit) {
    return revisions
        .find(and(eq("post", post.id()), lt("n", Math.min(number, post.revision()))))
        .sort(descending("n"))
        .limit(limit)
        .map(BlogDocument::readRevision)
        .into(new ArrayList<>());
  }

  /**
   * What is out, the newest first.
   *
   * @param label what it is labelled; null for all
   * @param cursor where the part starts that is asked for; null for the newest
   */
  Slice<BlogPost> out(MountId mount, @Nullable String label, @Nullable String cursor, int limit) {
    var all = new ArrayList<Bson>(List.of(in(mount, PostState.PUBLISHED)));
    if (label != null) {
      all.add(eq("labels", label));
    }
    if (cursor != null && !cursor.isEmpty()) {
      all.add(older(cursor));
    }
    return slice(and(all), NEWEST, limit, p -> p.shownAt().toEpochMilli() + "." + p.id());
  }

  /** What came out from one moment to another, the newest first. */
  List<BlogPost> between(MountId mount, Instant from, Instant to, int limit) {
    Bson then =
        and(
            in(mount, PostState.PUBLISHED),
            gte("published", Date.from(from)),
            lt("published", Date.from(to)));
    return posts
        .find(then)
        .sort(NEWEST)
        .limit(limit)
        .map(BlogDocument::read)
        .into(new ArrayList<>());
  }

  /** What is still being written, the latest begun first. */
  Slice<BlogPost> drafts(MountId mount, @Nullable String before, int limit) {
    Bson all = in(mount, PostState.DRAFT);
    Bson rest = before == null || before.isEmpty() ? all : and(all, lt("_id", before));
    return slice(rest, descending("_id"), limit, BlogPost::id);
  }

  /** All posts that are not deleted, in the order they were begun. */
  Slice<BlogPost> all(MountId mount, @Nullable String after, int limit) {
    Bson all =
        and(
            eq("mount", mount.value()),
            gt("_id", after == null ? "" : after),
            ne("state", PostState.DELETED.text()));
    return slice(all, ascending("_id"), limit, BlogPost::id);
  }

  /** Drafts whose time has come. */
  List<BlogPost> due(Instant now, int limit) {
    return posts
        .find(and(lte("due", Date.from(now)), eq("state", PostState.DRAFT.text())))
        .sort(ascending("due"))
        .limit(limit)
        .map(BlogDocument::read)
        .into(new ArrayList<>());
  }

  void forget(MountId mount) {
    posts.deleteMany(eq("mount", mount.value()));
    revisions.deleteMany(eq("mount", mount.value()));
    changes.accept(mount);
  }

  private Slice<BlogPost> slice(
      Bson which, Bson order, int limit, java.util.function.Function<BlogPost, String> cursor) {
    var found =
        posts
            .find(which)
            .sort(order)
            .limit(limit + 1)
            .map(BlogDocument::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, cursor);
  }

  private static Bson in(MountId mount, PostState state) {
    return and(eq("mount", mount.value()), eq("state", state.text()));
  }

  private static Bson older(String cursor) {
    Matcher read = CURSOR.matcher(cursor);
    if (!read.matches()) {
      throw new Invalid("cursor", "The cursor is not one this list gave out.");
    }
    var at = Date.from(Instant.ofEpochMilli(Long.parseLong(read.group(1))));
    return or(lt("published", at), and(eq("published", at), lt("_id", read.group(2))));
  }
}
