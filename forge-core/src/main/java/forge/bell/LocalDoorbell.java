package forge.bell;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The doorbell of a forge with a single node. Listeners run on a thread of its own; when they fall
 * far behind, rings are dropped, as hints may be.
 */
public final class LocalDoorbell implements Doorbell {
  private static final Logger LOG = LoggerFactory.getLogger(LocalDoorbell.class);
  private static final int WAITING = 10_000;
  private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("doorbell").factory());

  @Override
  public void ring(String topic, String message) {
    try {
      thread.execute(() -> hear(topic, message, listeners.getOrDefault(topic, List.of())));
    } catch (RejectedExecutionException e) {
      LOG.debug("A ring for {} was dropped.", topic);
    }
  }

  private static void hear(String topic, String message, List<Consumer<String>> listeners) {
    for (Consumer<String> listener : listeners) {
      try {
        listener.accept(message);
      } catch (RuntimeException e) {
        LOG.warn("A listener to the bell {} failed.", topic, e);
      }
    }
  }

  @Override
  public void hear(String topic, Consumer<String> listener) {
    listeners.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(listener);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
