package forge.scm;

import forge.refusal.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Slow reading, done in the background: once for however many ask for the same, a few pieces at a
 * time, and waited for only as long as a page may take.
 */
final class Soon {
  private static final long PATIENCE_MILLIS = 200;
  private static final int AT_ONCE = 4;
  private static final int MOST = 200;

  private final Map<Object, CompletableFuture<?>> going = new ConcurrentHashMap<>();
  private final Semaphore free = new Semaphore(AT_ONCE, true);
  private final Executor threads = task -> Thread.ofVirtual().name("scm").start(task);

  /**
   * What the work answers; empty while it goes on, so that whoever asks again gets it. The work
   * keeps its answer itself.
   *
   * @param key the same for the same work
   */
  @SuppressWarnings("unchecked")
  <T> Optional<T> ask(Object key, Supplier<T> work) {
    if (going.size() >= MOST && !going.containsKey(key)) {
      return Optional.empty();
    }
    var result =
        (CompletableFuture<T>)
            going.computeIfAbsent(
                key, k -> CompletableFuture.supplyAsync(() -> inTurn(work), threads));
    var ended = result.whenComplete((answer, failure) -> going.remove(key, result));
    try {
      return Optional.of(ended.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException stillGoing) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Refusal refusal ? refusal : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    free.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
