package forge.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the store does on its own: expire documents, forget cursors, give back space. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration COMPACT = Duration.ofSeconds(1);

  /** Writers get a turn between batches. */
  private static final int BATCH = 500;

  private final StoreBackend backend;
  private final Store store;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("store-housekeeping").factory());

  Housekeeping(StoreBackend backend, Store store, Clock clock) {
    this.backend = backend;
    this.store = store;
    this.clock = clock;
  }

  void start() {
    every(SWEEP, this::sweep);
    every(COMPACT, store::compact);
  }

  private void every(Duration pause, Runnable task) {
    var ignored =
        timer.scheduleWithFixedDelay(
            () -> guarded(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failed) {
      LOG.warn("Housekeeping failed and is tried again later.", failed);
    }
  }

  void sweep() {
    backend.cursors().closeIdle();
    for (StoreDatabase database : backend.databases()) {
      for (StoreCollection collection : database.collections()) {
        collection.expiring().forEach(index -> expire(collection, index));
      }
    }
  }

  private void expire(StoreCollection collection, OrderedIndex index) {
    Duration age = Objects.requireNonNull(index.options().expireAfter());
    Instant limit = clock.instant().minus(age);
    Document expired =
        new Document(index.getKeys().getFirst().getKey(), new Document("$lte", limit));
    int deleted;
    do {
      deleted = store.reading(() -> collection.deleteDocuments(expired, BATCH));
    } while (deleted == BATCH);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(SWEEP.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("Housekeeping did not end in time.");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
