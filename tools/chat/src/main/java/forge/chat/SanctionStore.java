package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import forge.bell.Doorbell;
import forge.chat.Sanction.Kind;
import forge.chat.SeatStore.Reader;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps who is muted or banned in which room: one document for each. */
final class SanctionStore {
  private static final String BELL = "chat.sanctions";
  private final Doorbell bell;
  private final MongoCollection<Document> sanctions;
  private final Cache<RoomId, Boolean> any =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofSeconds(5)).build();

  SanctionStore(MongoDatabase database, Doorbell bell) {
    this.bell = bell;
    sanctions = database.getCollection("chat_sanctions");
    sanctions.createIndex(ascending("room", "user"));
    bell.hear(BELL, room -> any.invalidate(new RoomId(room)));
  }

  /** What is withheld from somebody; nothing is asked where nobody is kept from anything. */
  Optional<Sanction> find(RoomId room, UserId user) {
    if (!any.get(room, r -> sanctions.find(eq("room", r.value())).first() != null)) {
      return Optional.empty();
    }
    return Optional.ofNullable(sanctions.find(eq("_id", id(room, user))).first())
        .map(SanctionStore::read);
  }

  void keep(Sanction s) {
    Instant until = s.until();
    sanctions.replaceOne(
        eq("_id", id(s.room(), s.user())),
        new Document("room", s.room().value())
            .append("user", s.user().value())
            .append("kind", s.kind().name())
            .append("reason", s.reason())
            .append("by", s.by().value())
            .append("at", Date.from(s.at()))
            .append("until", until == null ? null : Date.from(until)),
        new ReplaceOptions().upsert(true));
    any.invalidate(s.room());
    bell.ring(BELL, s.room().value());
  }

  boolean lift(RoomId room, UserId user) {
    return sanctions.deleteOne(eq("_id", id(room, user))).getDeletedCount() > 0;
  }

  Slice<Sanction> of(RoomId room, @Nullable String after, int limit) {
    Bson here = eq("room", room.value());
    var found =
        sanctions
            .find(after == null ? here : and(here, gt("user", after)))
            .sort(ascending("user"))
            .limit(limit + 1)
            .map(SanctionStore::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, s -> s.user().value());
  }

  void forget(RoomId room) {
    sanctions.deleteMany(eq("room", room.value()));
  }

  private static String id(RoomId room, UserId user) {
    return new Reader(room, user).id();
  }

  private static Sanction read(Document d) {
    return new Sanction(
        new RoomId(d.getString("room")),
        new UserId(d.getString("user")),
        Kind.valueOf(d.getString("kind")),
        d.getString("reason"),
        new UserId(d.getString("by")),
        d.getDate("at").toInstant(),
        RoomDocument.instant(d, "until"));
  }
}
