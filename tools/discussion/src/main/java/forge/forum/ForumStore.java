package forge.forum;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.forum.Forum.Last;
import forge.project.MountId;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps forums, each with what was said in it last. */
final class ForumStore {
  private final MongoCollection<Document> forums;

  ForumStore(MongoDatabase database, Events events) {
    forums = database.getCollection("forums");
    forums.createIndex(Indexes.ascending("mount", "handle"), new IndexOptions().unique(true));
    forums.createIndex(Indexes.ascending("mount", "order", "_id"));
    events.outbox(forums);
  }

  List<Forum> all(MountId mount, int limit) {
    return forums
        .find(and(eq("mount", mount.value()), ne("removed", true)))
        .sort(ascending("order", "_id"))
        .limit(limit)
        .map(ForumStore::read)
        .into(new ArrayList<>());
  }

  Optional<Forum> find(String id) {
    return Optional.ofNullable(forums.find(and(eq("_id", id), ne("removed", true))).first())
        .map(ForumStore::read);
  }

  /** Whether its short name was free. */
  boolean insert(Forum forum, Event event) {
    var document =
        new Document("_id", forum.id())
            .append("mount", forum.mount().value())
            .append("handle", forum.handle())
            .append("label", forum.label())
            .append("description", forum.description())
            .append("order", forum.order())
            .append("membersOnly", forum.membersOnly())
            .append("topics", 0)
            .append("turn", 0);
    try {
      forums.insertOne(Outbox.into(document, event));
      return true;
    } catch (MongoWriteException e) {
      return taken(e);
    }
  }

  /** Whether its new short name was free. */
  boolean describe(Forum forum, Event event) {
    Bson change =
        combine(
            set("handle", forum.handle()),
            set("label", forum.label()),
            set("description", forum.description()),
            set("order", forum.order()),
            set("membersOnly", forum.membersOnly()),
            Outbox.push(event));
    try {
      forums.updateOne(eq("_id", forum.id()), change);
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

  /** Keeps what was said last, unless something was said later. */
  Optional<Forum> said(String id, Last last) {
    var at = Date.from(last.at());
    return changed(
        and(eq("_id", id), or(eq("last", null), lte("last.at", at))), set("last", write(last)));
  }

  /** Keeps how many topics there are and what was said last, counted anew. */
  Optional<Forum> counted(String id, int topics, @Nullable Last last) {
    return changed(
        eq("_id", id),
        combine(set("topics", topics), set("last", last == null ? null : write(last))));
  }

  private Optional<Forum> changed(Bson which, Bson change) {
    var options = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    return Optional.ofNullable(
            forums.findOneAndUpdate(which, combine(change, inc("turn", 1)), options))
        .map(ForumStore::read);
  }

  /** Hides a forum for good and frees its short name; what is left carries the news of it. */
  void remove(Forum forum, Event event) {
    forums.updateOne(
        eq("_id", forum.id()),
        combine(set("removed", true), set("handle", "~" + forum.id()), Outbox.push(event)));
  }

  void forget(MountId mount) {
    forums.deleteMany(eq("mount", mount.value()));
  }

  private static Document write(Last last) {
    return new Document("number", last.number())
        .append("title", last.title())
        .append("by", last.by().value())
        .append("at", Date.from(last.at()));
  }

  private static Forum read(Document d) {
    return new Forum(
        d.getString("_id"),
        new MountId(d.getString("mount")),
        d.getString("handle"),
        d.getString("label"),
        d.getString("description"),
        d.getInteger("order"),
        d.getBoolean("membersOnly"),
        d.getInteger("topics"),
        last(d.get("last", Document.class)),
        d.getInteger("turn"));
  }

  private static @Nullable Last last(@Nullable Document d) {
    return d == null
        ? null
        : new Last(
            d.getInteger("number"),
            d.getString("title"),
            new UserId(d.getString("by")),
            d.getDate("at").toInstant());
  }
}
