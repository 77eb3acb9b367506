package forge.live;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The heads of the numbered streams, and the log of what was told lately. */
public final class LiveStore {
  /** How long an event can be replayed. */
  static final Duration KEPT = Duration.ofHours(24);

  /** How many events of one stream can be replayed. */
  static final int KEPT_EVENTS = 1_000;

  private static final Duration TICKET = Duration.ofSeconds(30);
  private static final String EPOCH = "*epoch";
  private static final SecureRandom RANDOM = new SecureRandom();
  private final MongoCollection<Document> heads;
  private final MongoCollection<Document> events;
  private final MongoCollection<Document> tickets;
  private final Clock clock;
  private final String epoch;

  public LiveStore(MongoDatabase database, Clock clock) {
    this.heads = database.getCollection("live_streams");
    this.events = database.getCollection("live_events");
    this.tickets = database.getCollection("live_tickets");
    this.clock = clock;
    tickets.createIndex(
        Indexes.ascending("until"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    events.createIndex(Indexes.ascending("stream", "q"), new IndexOptions().unique(true));
    events.createIndex(
        Indexes.ascending("at"),
        new IndexOptions().expireAfter(KEPT.toSeconds(), TimeUnit.SECONDS));
    this.epoch = readEpoch();
  }

  /** One text for all streams kept here; a restored database gets another. */
  String epoch() {
    return epoch;
  }

  long head(String stream) {
    Document head = heads.find(eq("_id", stream)).first();
    return head == null ? 0 : head.get("q", Number.class).longValue();
  }

  Map<String, Long> heads(Collection<String> streams) {
    var found = new HashMap<String, Long>();
    for (String stream : streams) {
      found.put(stream, 0L);
    }
    for (Document head : heads.find(in("_id", streams))) {
      found.put(head.getString("_id"), head.get("q", Number.class).longValue());
    }
    return found;
  }

  /** Gives the event its number and keeps it. */
  LiveEvent append(String stream, String kind, String json) {
    long q = next(stream);
    events.insertOne(
        new Document("stream", stream)
            .append("q", q)
            .append("kind", kind)
            .append("json", json)
            .append("at", Date.from(clock.instant())));
    if (q % 100 == 0) {
      events.deleteMany(and(eq("stream", stream), lte("q", q - KEPT_EVENTS)));
    }
    return new LiveEvent(stream, q, kind, json);
  }

  /** What is still there after {@code q}, in order; may begin later than asked, or have holes. */
  List<LiveEvent> since(String stream, long q, int limit) {
    var found = new ArrayList<LiveEvent>();
    for (Document d :
        events
            .find(and(eq("stream", stream), gt("q", q)))
            .sort(Indexes.ascending("q"))
            .limit(limit)) {
      found.add(
          new LiveEvent(
              stream,
              d.get("q", Number.class).longValue(),
              d.getString("kind"),
              d.getString("json")));
    }
    return found;
  }

  /** Removes what is too old to be replayed, where no TTL index does. */
  void sweep() {
    Instant oldest = clock.instant().minus(KEPT);
    events.deleteMany(lt("at", Date.from(oldest)));
    tickets.deleteMany(lt("until", Date.from(clock.instant())));
  }

  /** Keeps who somebody is under a random word, of which only the digest is kept. */
  String ticket(Identity identity) {
    byte[] bytes = new byte[20];
    RANDOM.nextBytes(bytes);
    String ticket = HexFormat.of().formatHex(bytes);
    tickets.insertOne(
        new Document("_id", digest(ticket))
            .append("user", identity.user().id().value())
            .append("name", identity.user().displayName())
            .append("admin", identity.user().admin())
            .append("proof", identity.proof().name())
            .append("credential", identity.credential())
            .append("scopes", List.copyOf(identity.scopes()))
            .append("until", Date.from(clock.instant().plus(TICKET))));
    return ticket;
  }

  Optional<Identity> redeem(String ticket) {
    Document kept = tickets.findOneAndDelete(eq("_id", digest(ticket)));
    if (kept == null || kept.getDate("until").toInstant().isBefore(clock.instant())) {
      return Optional.empty();
    }
    var user =
        new User(
            new UserId(kept.getString("user")), kept.getString("name"), kept.getBoolean("admin"));
    return Optional.of(
        new Identity(
            user,
            Identity.Proof.valueOf(kept.getString("proof")),
            kept.getString("credential"),
            Set.copyOf(kept.getList("scopes", String.class))));
  }

  private static String digest(String ticket) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(ticket.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private long next(String stream) {
    Document head =
        heads.findOneAndUpdate(
            eq("_id", stream),
            inc("q", 1L),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(head).get("q", Number.class).longValue();
  }

  private String readEpoch() {
    byte[] fresh = new byte[5];
    RANDOM.nextBytes(fresh);
    Document kept =
        heads.findOneAndUpdate(
            eq("_id", EPOCH),
            setOnInsert("e", HexFormat.of().formatHex(fresh)),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(kept).getString("e");
  }
}
