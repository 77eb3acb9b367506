package forge.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps sessions. */
final class SessionStore {
  private final MongoCollection<SessionDocument> sessions;

  SessionStore(MongoDatabase database) {
    sessions = database.getCollection("sessions", SessionDocument.class);
    sessions.createIndex(Indexes.ascending("hash"), new IndexOptions().unique(true));
    sessions.createIndex(
        Indexes.compoundIndex(Indexes.ascending("user"), Indexes.descending("lastSeenAt")));
    sessions.createIndex(
        Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
  }

  void insert(Session session, String secret) {
    sessions.insertOne(SessionDocument.of(session, secret));
  }

  Optional<Owned<SessionDocument>> find(String secret, Instant now) {
    return Owned.find(sessions, and(eq("hash", Secrets.hash(secret)), gt("expiresAt", now)));
  }

  /** The one seen last comes first. */
  List<Session> list(UserId user, Instant now, int limit) {
    return sessions
        .find(and(eq("user", user.value()), gt("expiresAt", now)))
        .sort(Sorts.descending("lastSeenAt"))
        .limit(limit)
        .map(SessionDocument::toSession)
        .into(new ArrayList<>());
  }

  void touch(Session session) {
    sessions.updateOne(
        and(eq("_id", session.id()), lt("lastSeenAt", session.lastSeenAt())),
        combine(set("lastSeenAt", session.lastSeenAt()), set("expiresAt", session.expiresAt())));
  }

  boolean remove(UserId user, String id) {
    return sessions.deleteOne(and(eq("_id", id), eq("user", user.value()))).getDeletedCount() == 1;
  }

  void removeAll(UserId user, @Nullable String except) {
    sessions.deleteMany(
        and(eq("user", user.value()), except == null ? Filters.empty() : ne("_id", except)));
  }

  /** Beside the index that expires them: not every server has one that does. */
  void sweep(Instant now) {
    sessions.deleteMany(lte("expiresAt", now));
  }
}
