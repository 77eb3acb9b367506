package forge.event;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events out of the documents they were kept in, after they have been handed on.
 *
 * <p>Whatever happens between the steps, the event is still there and is handed on once more.
 */
final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final long POLL_MILLIS = 2_000;
  private static final int BATCH = 100;

  private final Consumer<Event> send;
  private final List<MongoCollection<Document>> outboxes = new CopyOnWriteArrayList<>();
  private final Set<String> rung = ConcurrentHashMap.newKeySet();
  private final Semaphore bell = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private volatile boolean open = true;

  Relay(Consumer<Event> send) {
    this.send = send;
  }

  void watch(MongoCollection<Document> collection) {
    collection.createIndex(
        ascending(Outbox.UNSENT),
        new IndexOptions().partialFilterExpression(eq(Outbox.UNSENT, true)));
    outboxes.add(collection);
  }

  /** Has all outboxes looked into. */
  void wake() {
    outboxes.forEach(outbox -> rung.add(name(outbox)));
    bell.release();
  }

  /** Has one looked into, so that a busy one does not have all the others asked each time. */
  void wake(String outbox) {
    rung.add(outbox);
    bell.release();
  }

  private static String name(MongoCollection<Document> outbox) {
    return outbox.getNamespace().getCollectionName();
  }

  void start() {
    thread = Thread.ofPlatform().daemon().name("relay").start(this::loop);
  }

  private void loop() {
    long polled = System.nanoTime();
    while (open) {
      try {
        if (bell.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
        sendRung();
        if (System.nanoTime() - polled >= TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS)) {
          sendAll();
          polled = System.nanoTime();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Events wait in their documents: {}", e.toString());
      }
    }
  }

  private void sendRung() {
    for (MongoCollection<Document> outbox : outboxes) {
      if (rung.remove(name(outbox))) {
        while (sendSome(outbox) >= BATCH) {
          // as long as it is full
        }
      }
    }
  }

  /** Hands on what waits in all outboxes; answers how many events that were. */
  int sendAll() {
    int sent = 0;
    for (MongoCollection<Document> outbox : outboxes) {
      int last;
      do {
        last = sendSome(outbox);
        sent += last;
      } while (last > 0);
    }
    return sent;
  }

  private int sendSome(MongoCollection<Document> outbox) {
    int sent = 0;
    var waiting =
        outbox
            .find(eq(Outbox.UNSENT, true))
            .projection(new Document(Outbox.PENDING, 1))
            .limit(BATCH)
            .into(new ArrayList<>());
    for (Document document : waiting) {
      sent += send(outbox, document);
    }
    return sent;
  }

  private int send(MongoCollection<Document> outbox, Document document) {
    var same = new Document("_id", document.get("_id"));
    var pending = document.getList(Outbox.PENDING, Document.class, List.of());
    try {
      pending.forEach(event -> send.accept(EventDocument.read(event)));
    } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
      LOG.error("Events in {} {} cannot be read.", outbox.getNamespace(), same, e);
      return 0;
    }
    clear(outbox, same, pending);
    return Math.max(1, pending.size());
  }

  /** Events pushed while these were handed on stay for the next round. */
  private static void clear(MongoCollection<Document> outbox, Bson same, List<Document> handedOn) {
    var unchanged = and(same, eq(Outbox.PENDING, handedOn));
    var empty = combine(unset(Outbox.PENDING), unset(Outbox.UNSENT));
    if (outbox.updateOne(unchanged, empty).getMatchedCount() == 0) {
      var ids = handedOn.stream().map(e -> e.getString("id")).toList();
      outbox.updateOne(same, pull(Outbox.PENDING, in("id", ids)));
      outbox.updateOne(and(same, eq(Outbox.PENDING, List.of())), empty);
    }
  }

  void close() {
    open = false;
    Thread current = thread;
    if (current != null) {
      current.interrupt();
    }
  }
}
