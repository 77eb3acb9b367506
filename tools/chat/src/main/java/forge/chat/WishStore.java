package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
import forge.chat.SeatStore.Reader;
import forge.store.Slice;
import forge.user.User;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps what people want of rooms: to be let in, or to see no more of one. */
final class WishStore {
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
  private static final int DISMISSED = 200;
  private final MongoCollection<Document> wishes;
  private final MongoCollection<Document> people;

  /** Somebody who waits at a door. */
  record Wish(UserId user, String name, Instant at) {}

  WishStore(MongoDatabase database) {
    wishes = database.getCollection("chat_wishes");
    wishes.createIndex(ascending("room", "user"));
    people = database.getCollection("chat_people");
  }

  void wish(RoomId room, User user, Instant now) {
    wishes.updateOne(
        eq("_id", new Reader(room, user.id()).id()),
        combine(
            set("room", room.value()),
            set("user", user.id().value()),
            set("name", user.displayName()),
            set("at", Date.from(now))),
        UPSERT);
  }

  /** Takes a wish away; false where there was none. */
  boolean settle(RoomId room, UserId user) {
    return wishes.deleteOne(eq("_id", new Reader(room, user).id())).getDeletedCount() > 0;
  }

  boolean waits(RoomId room, UserId user) {
    return wishes.find(eq("_id", new Reader(room, user).id())).first() != null;
  }

  /** Whether anybody waits at the door of a room. */
  boolean waits(RoomId room) {
    return wishes.find(eq("room", room.value())).first() != null;
  }

  Slice<Wish> of(RoomId room, @Nullable String after, int limit) {
    Bson here = eq("room", room.value());
    var found =
        wishes
            .find(after == null ? here : and(here, gt("user", after)))
            .sort(ascending("user"))
            .limit(limit + 1)
            .map(
                d ->
                    new Wish(
                        new UserId(d.getString("user")),
                        d.getString("name"),
                        d.getDate("at").toInstant()))
            .into(new ArrayList<>());
    return Slice.of(found, limit, wish -> wish.user().value());
  }

  void dismiss(UserId user, RoomId room) {
    people.updateOne(
        eq("_id", user.value()),
        pushEach("dismissed", List.of(room.value()), new PushOptions().slice(-DISMISSED)),
        UPSERT);
  }

  List<RoomId> dismissed(UserId user) {
    return person(user)
        .map(d -> Objects.requireNonNull(d.getList("dismissed", String.class, List.of())))
        .orElse(List.of())
        .stream()
        .map(RoomId::new)
        .toList();
  }

  private Optional<Document> person(UserId user) {
    return Optional.ofNullable(people.find(eq("_id", user.value())).first());
  }

  void forget(RoomId room) {
    wishes.deleteMany(eq("room", room.value()));
  }
}
