package forge.forum;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import forge.discussion.Post;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.project.MountId;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.Overtaken;
import forge.store.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps topics, each with the events about it that are still to be told. */
final class TopicStore {
  private static final Pattern CURSOR = Pattern.compile("([01])\\.(\\d{1,15})\\.(\\d{1,9})");
  private static final int MOST_COUNTED = 10_000;
  private static final Bson ORDER = descending("sticky", "lastAt", "number");

  private final MongoCollection<Document> topics;
  private final MongoCollection<Document> numbers;

  TopicStore(MongoDatabase database, Events events) {
    topics = database.getCollection("forum_topics");
    numbers = database.getCollection("forum_numbers");
    topics.createIndex(Indexes.ascending("forum", "live", "sticky", "lastAt", "number"));
    topics.createIndex(Indexes.ascending("forum", "live", "lastAt"));
    topics.createIndex(Indexes.ascending("mount", "live", "announcement", "lastAt"));
    topics.createIndex(Indexes.ascending("mount", "live", "number"));
    topics.createIndex(Indexes.ascending("forum", "number"));
    topics.createIndex(
        Indexes.ascending("mount", "request"),
        new IndexOptions().unique(true).partialFilterExpression(Filters.exists("request")));
    events.outbox(topics);
  }

  int next(MountId mount) {
    var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
    var counted = numbers.findOneAndUpdate(eq("_id", mount.value()), inc("topics", 1), options);
    if (counted == null) {
      throw new IllegalStateException("no number for a topic of " + mount);
    }
    return counted.getInteger("topics");
  }

  /**
   * Keeps a new topic.
   *
   * @param request makes the same request sent twice one; null makes each its own
   * @return the topic kept, which is the first one where this is the second request
   */
  Topic insert(Topic topic, @Nullable String request, Event event) {
    var document = Outbox.into(TopicDocument.of(topic), event);
    if (request != null) {
      document.append("request", request);
    }
    try {
      topics.insertOne(document);
      return topic;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY || request == null) {
        throw e;
      }
      return requested(topic.mount(), request).orElseThrow(() -> e);
    }
  }

  Optional<Topic> requested(MountId mount, String request) {
    return one(and(eq("mount", mount.value()), eq("request", request)));
  }

  Optional<Topic> find(MountId mount, int number) {
    return one(eq("_id", TopicDocument.id(mount, number)));
  }

  private Optional<Topic> one(Bson which) {
    return Optional.ofNullable(topics.find(which).first()).map(TopicDocument::read);
  }

  /** Keeps the next revision; refused when another has come between. */
  void replace(Topic topic, Event event) {
    Bson change =
        combine(
            set("forum", topic.forum()),
            set("title", topic.title()),
            set("text", topic.text()),
            set("sticky", topic.marks().sticky()),
            set("announcement", topic.marks().announcement()),
            set("locked", topic.marks().locked()),
            set("answer", topic.marks().answer()),
            set("editedAt", TopicDocument.date(topic.life().editedAt())),
            set("live", !topic.deleted()),
            set("revision", topic.revision()),
            Outbox.push(event));
    var before =
        and(
            eq("_id", TopicDocument.id(topic.mount(), topic.number())),
            eq("revision", topic.revision() - 1));
    if (topics.updateOne(before, change).getMatchedCount() == 0) {
      throw new Overtaken("Somebody else has changed the topic meanwhile. Look at it again.");
    }
  }

  /** Counts an answer, once; empty where it is counted already. */
  Optional<Topic> answered(Post post) {
    int number = Integer.parseInt(post.artifact());
    var found =
        topics.findOneAndUpdate(
            and(eq("_id", TopicDocument.id(post.mount(), number)), lt("posts", post.number())),
            combine(
                set("posts", post.number()),
                set("lastBy", post.author().value()),
                set("lastAt", Date.from(post.at()))),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(found).map(TopicDocument::read);
  }

  /** The topics of a forum: what is sticky, then what was spoken in last. */
  Slice<Topic> list(String forum, @Nullable String cursor, int limit) {
    Bson all = and(eq("forum", forum), eq("live", true));
    Bson rest = cursor == null || cursor.isEmpty() ? all : and(all, after(cursor));
    return Slice.of(some(rest, ORDER, limit + 1), limit, TopicStore::cursor);
  }

  /** The topic of a forum in which something was said last. */
  Optional<Topic> latest(String forum) {
    return some(and(eq("forum", forum), eq("live", true)), descending("lastAt"), 1).stream()
        .findFirst();
  }

  List<Topic> announcements(MountId mount, int limit) {
    return some(
        and(eq("mount", mount.value()), eq("live", true), eq("announcement", true)),
        descending("lastAt"),
        limit);
  }

  /** The topics of a mount that are not deleted, in the order they were opened. */
  List<Topic> all(MountId mount, int after, int limit) {
    return some(
        and(eq("mount", mount.value()), eq("live", true), gt("number", after)),
        ascending("number"),
        limit);
  }

  /** The topics of a forum, in the order they were opened. */
  List<Topic> in(String forum, int after, int limit) {
    return some(and(eq("forum", forum), gt("number", after)), ascending("number"), limit);
  }

  private List<Topic> some(Bson which, Bson order, int limit) {
    return topics
        .find(which)
        .sort(order)
        .limit(limit)
        .map(TopicDocument::read)
        .into(new ArrayList<>());
  }

  int count(String forum) {
    return (int)
        topics.countDocuments(
            and(eq("forum", forum), eq("live", true)), new CountOptions().limit(MOST_COUNTED));
  }

  void forget(MountId mount) {
    topics.deleteMany(eq("mount", mount.value()));
    numbers.deleteOne(eq("_id", mount.value()));
  }

  private static String cursor(Topic topic) {
    return "%d.%d.%d"
        .formatted(
            topic.marks().sticky() ? 1 : 0, topic.life().lastAt().toEpochMilli(), topic.number());
  }

  private static Bson after(String cursor) {
    Matcher read = CURSOR.matcher(cursor);
    if (!read.matches()) {
      throw new Invalid("cursor", "The cursor is not one this list gave out.");
    }
    boolean sticky = read.group(1).equals("1");
    var at = Date.from(Instant.ofEpochMilli(Long.parseLong(read.group(2))));
    int number = Integer.parseInt(read.group(3));
    Bson later =
        and(
            eq("sticky", sticky),
            or(lt("lastAt", at), and(eq("lastAt", at), lt("number", number))));
    return sticky ? or(later, eq("sticky", false)) : later;
  }
}
