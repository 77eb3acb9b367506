package forge.chat;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.refusal.Refusal.Overtaken;
import forge.store.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps topics: what they are called, how far they have come, whether they are answered. */
final class TopicStore {
  private static final int TRIES = 50;
  private static final String OPEN = "open";
  private static final String ANSWERED = "answered";
  private static final FindOneAndUpdateOptions AFTER =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
  private final MongoCollection<Document> topics;
  private final Untold untold;

  TopicStore(MongoDatabase database, Events events) {
    topics = database.getCollection("chat_topics");
    topics.createIndex(ascending("room", "topic"), new IndexOptions().unique(true));
    topics.createIndex(ascending("room", "key"), new IndexOptions().unique(true));
    topics.createIndex(compoundIndex(ascending("room", "state"), descending("last")));
    topics.createIndex(compoundIndex(ascending("room", "finds"), descending("last")));
    topics.createIndex(
        ascending("room", "first"), new IndexOptions().partialFilterExpression(exists("first")));
    untold = new Untold(events, topics);
  }

  /** Has the events told that were kept here. */
  void tellEvents() {
    untold.tell();
  }

  /**
   * Opens a topic, which is not listed before something is said in it; the same key in the same
   * room answers the topic opened first.
   */
  Topic open(RoomId room, String key, Function<TopicNumber, Topic> make) {
    for (int i = 0; i < TRIES; i++) {
      Topic topic = make.apply(new TopicNumber(last(room) + 1));
      try {
        topics.insertOne(TopicDocument.write(topic, key));
        return topic;
      } catch (MongoWriteException e) {
        if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        Document same = topics.find(and(eq("room", room.value()), eq("key", key))).first();
        if (same != null) {
          return TopicDocument.read(same);
        }
      }
    }
    throw new Overtaken("Too many people open topics in this room at once. Send it again.");
  }

  private long last(RoomId room) {
    Document last = topics.find(eq("room", room.value())).sort(descending("room", "topic")).first();
    return last == null ? 0 : last.getLong("topic");
  }

  Optional<Topic> find(RoomId room, TopicNumber number) {
    return Optional.ofNullable(topics.find(eq("_id", TopicDocument.id(room, number))).first())
        .map(TopicDocument::read);
  }

  List<Topic> find(RoomId room, Collection<TopicNumber> numbers) {
    return topics
        .find(in("_id", numbers.stream().map(n -> TopicDocument.id(room, n)).toList()))
        .map(TopicDocument::read)
        .into(new ArrayList<>());
  }

  /** Those that began with a message. */
  List<Topic> begunWith(RoomId room, MessageNumber message) {
    return topics
        .find(and(eq("room", room.value()), eq("first", message.value())))
        .map(TopicDocument::read)
        .into(new ArrayList<>());
  }

  /**
   * Topics with the latest message first.
   *
   * @param query beginnings of words; empty for all
   * @param before lists those whose last message has a smaller number than this
   */
  Slice<Topic> list(RoomId room, boolean answered, String query, @Nullable Long before, int limit) {
    var which = new ArrayList<Bson>();
    which.add(eq("room", room.value()));
    which.add(eq("state", answered ? ANSWERED : OPEN));
    List<String> words = RoomDocument.words(query);
    if (!words.isEmpty()) {
      which.add(all("finds", words));
    }
    which.add(gt("last", 0L));
    if (before != null) {
      which.add(lt("last", before));
    }
    var found =
        topics
            .find(and(which))
            .sort(descending("last"))
            .limit(limit + 1)
            .map(TopicDocument::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, t -> Long.toString(t.extent().last()));
  }

  /** All topics of a room in the order they were opened. */
  List<Topic> after(RoomId room, long number, int limit) {
    return topics
        .find(and(eq("room", room.value()), gt("topic", number), ne("state", "new")))
        .sort(ascending("room", "topic"))
        .limit(limit)
        .map(TopicDocument::read)
        .into(new ArrayList<>());
  }

  /** Keeps how far a topic has come; it is listed from its first message on. */
  Optional<Topic> reach(
      RoomId room, TopicNumber number, Topic.Extent extent, @Nullable Event event) {
    topics.updateOne(
        and(eq("_id", TopicDocument.id(room, number)), eq("state", "new")), set("state", OPEN));
    return update(
        room,
        number,
        event,
        List.of(
            set("messages", extent.messages()),
            set("last", extent.last()),
            set("at", Date.from(extent.at()))));
  }

  Optional<Topic> rename(Topic topic, String title, String answer, @Nullable Event event) {
    return update(
        topic.room(),
        topic.number(),
        event,
        List.of(set("title", title), set("finds", TopicDocument.finds(title, answer))));
  }

  /** Marks a topic as answered, or as open again. */
  Optional<Topic> answer(Topic topic, boolean on, @Nullable Message with, @Nullable Event event) {
    Bson answer = with == null ? unset("answer") : set("answer", with.number().value());
    return update(
        topic.room(),
        topic.number(),
        event,
        List.of(
            set("state", on ? ANSWERED : OPEN),
            set("finds", TopicDocument.finds(topic.title(), with == null ? "" : with.text())),
            answer));
  }

  void forget(RoomId room) {
    topics.deleteMany(eq("room", room.value()));
  }

  private Optional<Topic> update(
      RoomId room, TopicNumber number, @Nullable Event event, List<Bson> updates) {
    var all = new ArrayList<>(updates);
    Event wanted = untold.wanted(event);
    if (wanted != null) {
      all.add(Outbox.push(wanted));
    }
    var updated =
        topics.findOneAndUpdate(eq("_id", TopicDocument.id(room, number)), combine(all), AFTER);
    if (wanted != null) {
      untold.kept();
    }
    return Optional.ofNullable(updated).map(TopicDocument::read);
  }
}
