package forge.chat;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Keeps the links by which people come into rooms; of the secret in them only its hash. */
final class InviteLinkStore {
  private final MongoCollection<Document> links;

  InviteLinkStore(MongoDatabase database) {
    links = database.getCollection("chat_invites");
    links.createIndex(ascending("hash"), new IndexOptions().unique(true));
    links.createIndex(compoundIndex(ascending("room"), descending("_id")));
    links.createIndex(ascending("until"));
  }

  /** An id after all those there are. */
  String nextId() {
    return new ObjectId().toHexString();
  }

  void insert(InviteLink link, String hash) {
    links.insertOne(
        new Document("_id", link.id())
            .append("room", link.room().value())
            .append("by", link.by().value())
            .append("at", Date.from(link.at()))
            .append("until", link.until() == null ? null : Date.from(link.until()))
            .append("most", link.most())
            .append("left", link.most() == 0 ? Integer.MAX_VALUE : link.most())
            .append("used", 0)
            .append("hash", hash));
  }

  Optional<InviteLink> byHash(String hash) {
    return Optional.ofNullable(links.find(eq("hash", hash)).first()).map(InviteLinkStore::read);
  }

  /** Counts one who comes in; false where no more may, however many try at once. */
  boolean use(InviteLink link, Instant now) {
    Bson open =
        and(
            eq("_id", link.id()),
            gt("left", 0),
            or(eq("until", null), gt("until", Date.from(now))));
    return links
            .updateOne(open, new Document("$inc", new Document("used", 1).append("left", -1)))
            .getModifiedCount()
        > 0;
  }

  /** Who was counted did not come in. */
  void giveBack(InviteLink link) {
    links.updateOne(
        eq("_id", link.id()), new Document("$inc", new Document("used", -1).append("left", 1)));
  }

  /** Those of a room, the newest first. */
  Slice<InviteLink> of(RoomId room, @Nullable String before, int limit) {
    Bson here = eq("room", room.value());
    var found =
        links
            .find(before == null ? here : and(here, lt("_id", before)))
            .sort(descending("_id"))
            .limit(limit + 1)
            .map(InviteLinkStore::read)
            .into(new ArrayList<>());
    return Slice.of(found, limit, InviteLink::id);
  }

  long count(RoomId room, int most) {
    return links.countDocuments(eq("room", room.value()), new CountOptions().limit(most));
  }

  boolean delete(RoomId room, String id) {
    return links.deleteOne(and(eq("_id", id), eq("room", room.value()))).getDeletedCount() > 0;
  }

  /** Forgets those that ended before some time. */
  void forgetBefore(Instant time) {
    links.deleteMany(lt("until", Date.from(time)));
  }

  void forget(RoomId room) {
    links.deleteMany(eq("room", room.value()));
  }

  private static InviteLink read(Document d) {
    return new InviteLink(
        d.getString("_id"),
        new RoomId(d.getString("room")),
        new UserId(d.getString("by")),
        d.getDate("at").toInstant(),
        RoomDocument.instant(d, "until"),
        d.getInteger("most"),
        d.getInteger("used"));
  }
}
