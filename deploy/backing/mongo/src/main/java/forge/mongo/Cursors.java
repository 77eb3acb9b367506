package forge.mongo;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results that clients fetch in batches, read from the store as they are fetched. */
final class Cursors {
  private static final int FIRST_BATCH = 101;
  private static final int LARGEST_BATCH_BYTES = 16_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Store store;
  private final Clock clock;
  private final Map<Long, OpenCursor> open = new ConcurrentHashMap<>();

  Cursors(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The answer with the first batch of what the supplier reads. */
  Document open(
      String namespace,
      @Nullable Integer batchSize,
      boolean single,
      Supplier<Stream<Document>> results) {
    Store.Pin pin = store.pin();
    boolean kept = false;
    try {
      var cursor = new OpenCursor(namespace, results.get().iterator(), pin);
      List<Document> batch = cursor.take(batchSize == null ? FIRST_BATCH : batchSize);
      kept = !single && !cursor.isExhausted();
      return answer(namespace, "firstBatch", batch, kept ? register(cursor) : 0);
    } finally {
      if (!kept) {
        pin.close();
      }
    }
  }

  private long register(OpenCursor cursor) {
    cursor.lastUsed = clock.instant();
    long id;
    do {
      id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    } while (open.putIfAbsent(id, cursor) != null);
    return id;
  }

  /** The answer with the next batch, all that fits if no size is given. */
  Document next(long id, int batchSize) {
    OpenCursor cursor = open.get(id);
    if (cursor == null) {
      throw new CursorNotFoundException(id);
    }
    synchronized (cursor) {
      List<Document> batch = cursor.take(batchSize == 0 ? Integer.MAX_VALUE : batchSize);
      cursor.lastUsed = clock.instant();
      boolean more = !cursor.isExhausted();
      if (!more) {
        close(id);
      }
      return answer(cursor.namespace, "nextBatch", batch, more ? id : 0);
    }
  }

  Document kill(Collection<?> ids) {
    var killed = new ArrayList<Object>();
    var unknown = new ArrayList<Object>();
    for (Object id : ids) {
      (close(((Number) id).longValue()) ? killed : unknown).add(id);
    }
    Document answer =
        new Document("cursorsKilled", killed)
            .append("cursorsNotFound", unknown)
            .append("cursorsAlive", List.of())
            .append("cursorsUnknown", List.of());
    Utils.markOkay(answer);
    return answer;
  }

  /** Forgets cursors that nobody has read from for ten minutes. */
  void closeIdle() {
    Instant limit = clock.instant().minus(PATIENCE);
    open.forEach(
        (id, cursor) -> {
          if (cursor.lastUsed.isBefore(limit)) {
            close(id);
          }
        });
  }

  void closeAll() {
    open.keySet().forEach(this::close);
  }

  private boolean close(long id) {
    OpenCursor cursor = open.remove(id);
    if (cursor == null) {
      return false;
    }
    cursor.pin.close();
    return true;
  }

  private static Document answer(String namespace, String name, List<Document> batch, long id) {
    Document cursor = new Document("id", id).append("ns", namespace).append(name, batch);
    Document answer = new Document("cursor", cursor);
    Utils.markOkay(answer);
    return answer;
  }

  private static final class OpenCursor {
    private final String namespace;
    private final Iterator<Document> results;
    private final Store.Pin pin;
    private volatile Instant lastUsed = Instant.MAX;

    OpenCursor(String namespace, Iterator<Document> results, Store.Pin pin) {
      this.namespace = namespace;
      this.results = results;
      this.pin = pin;
    }

    List<Document> take(int count) {
      var batch = new ArrayList<Document>();
      long bytes = 0;
      while (batch.size() < count && bytes < LARGEST_BATCH_BYTES && results.hasNext()) {
        Document document = results.next();
        bytes += Bson.roughSize(document);
        batch.add(document);
      }
      return batch;
    }

    boolean isExhausted() {
      return !results.hasNext();
    }
  }
}
