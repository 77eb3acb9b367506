package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Keeps who follows which topics, and how far they have read there. */
final class TopicSeatStore {
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private final MongoCollection<Document> seats;

  TopicSeatStore(MongoDatabase database) {
    seats = database.getCollection("chat_topic_seats");
    seats.createIndex(compoundIndex(ascending("room", "user", "following"), descending("touched")));
    seats.createIndex(ascending("room", "topic", "following"));
  }

  /**
   * Somebody who follows a topic.
   *
   * @param read the last message they read there
   * @param told the last message they were told of; 0 for none
   */
  record Follower(UserId user, long read, long told) {}

  /** Who follows a topic. */
  List<Follower> following(RoomId room, TopicNumber topic, int limit) {
    return seats
        .find(and(eq("room", room.value()), eq("topic", topic.value()), eq("following", true)))
        .limit(limit)
        .map(
            d ->
                new Follower(new UserId(d.getString("user")), d.get("read", 0L), d.get("told", 0L)))
        .into(new ArrayList<>());
  }

  /** Keeps that these were told of a message. */
  void told(RoomId room, TopicNumber topic, List<UserId> users, long number) {
    seats.updateMany(
        in("_id", users.stream().map(user -> id(room, topic, user)).toList()), max("told", number));
  }

  Optional<TopicSeat> find(RoomId room, TopicNumber topic, UserId user) {
    return Optional.ofNullable(seats.find(eq("_id", id(room, topic, user))).first())
        .map(TopicSeatStore::read);
  }

  /** The topics of a room somebody follows, those they touched last first. */
  List<TopicSeat> followed(RoomId room, UserId user, int limit) {
    return seats
        .find(and(eq("room", room.value()), eq("user", user.value()), eq("following", true)))
        .sort(descending("touched"))
        .limit(limit)
        .map(TopicSeatStore::read)
        .into(new ArrayList<>());
  }

  void follow(Topic topic, UserId user, boolean on) {
    update(
        topic,
        user,
        combine(
            set("following", on),
            max("touched", topic.extent().last()),
            setOnInsert("read", topic.extent().last()),
            setOnInsert("seen", topic.extent().messages())));
  }

  /** Moves how far somebody has read, forward only. */
  void read(Topic topic, UserId user, long last, long seen) {
    update(
        topic,
        user,
        combine(max("read", last), max("seen", seen), setOnInsert("following", false)));
  }

  /** Nothing after this message of a room counts as read in its topics. */
  void back(RoomId room, UserId user, long last) {
    seats.updateMany(
        and(eq("room", room.value()), eq("user", user.value()), gt("read", last)),
        set("read", last));
  }

  /** Keeps how many messages of a topic somebody has read, who went back. */
  void seen(Topic topic, UserId user, long seen) {
    seats.updateOne(eq("_id", id(topic.room(), topic.number(), user)), set("seen", seen));
  }

  /** Who writes in a topic has read it, and follows it unless they chose not to. */
  void wrote(Topic topic, UserId user) {
    update(
        topic,
        user,
        combine(
            max("read", topic.extent().last()),
            max("seen", topic.extent().messages()),
            max("touched", topic.extent().last()),
            setOnInsert("following", true)));
  }

  private void update(Topic topic, UserId user, Bson update) {
    seats.updateOne(
        eq("_id", id(topic.room(), topic.number(), user)),
        combine(
            update,
            set("room", topic.room().value()),
            set("topic", topic.number().value()),
            set("user", user.value())),
        UPSERT);
  }

  void forget(RoomId room) {
    seats.deleteMany(eq("room", room.value()));
  }

  private static String id(RoomId room, TopicNumber topic, UserId user) {
    return room + "/" + topic + "/" + user;
  }

  private static TopicSeat read(Document d) {
    return new TopicSeat(
        new RoomId(d.getString("room")),
        new TopicNumber(d.getLong("topic")),
        new UserId(d.getString("user")),
        d.getBoolean("following", false),
        d.get("read", 0L),
        d.get("seen", 0L));
  }
}
