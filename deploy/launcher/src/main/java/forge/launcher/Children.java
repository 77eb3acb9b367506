package forge.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** The services of one forge: each is kept alive until all of them are stopped. */
final class Children {
  private static final Duration GRACE_WEB = Duration.ofSeconds(4);
  private static final Duration GRACE_STORES = Duration.ofSeconds(4);

  private final Progress progress;
  private final List<Child> children = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  Children(Progress progress) {
    this.progress = progress;
  }

  /** Starts a service, unless all have been told to stop. */
  void keep(Service service) {
    synchronized (children) {
      if (stopped.getCount() > 0) {
        children.add(Child.start(service, progress));
      }
    }
  }

  /** The same for one that may come later, or not at all: all else works without. */
  void keepAside(Service service) {
    keep(service);
    all().stream()
        .filter(child -> child.name().equals(service.name()))
        .forEach(
            child -> {
              var unused =
                  child
                      .ready()
                      .whenComplete(
                          (time, failure) -> {
                            if (failure instanceof CannotStart cannot) {
                              progress.settled(service.name(), "off: " + cannot.sentence());
                            }
                          });
            });
  }

  /** Returns when all work, or throws what the first that never will has said. */
  void awaitAll() {
    List<CompletableFuture<Duration>> ready = all().stream().map(Child::ready).toList();
    var failed = new CompletableFuture<Duration>();
    for (CompletableFuture<Duration> one : ready) {
      var unused =
          one.whenComplete(
              (time, failure) -> {
                if (failure != null) {
                  failed.completeExceptionally(failure);
                }
              });
    }
    var all = CompletableFuture.allOf(ready.toArray(CompletableFuture<?>[]::new));
    try {
      CompletableFuture.anyOf(all, failed).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CannotStart cannot
          ? cannot
          : new CannotStart("The start was broken off.", e);
    }
  }

  /** The process of each at this moment; 0 for one that is down. */
  Map<String, Long> pids() {
    Map<String, Long> pids = new LinkedHashMap<>();
    all().forEach(child -> pids.put(child.name(), child.pid()));
    return pids;
  }

  /** Returns when they are told to stop. */
  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /**
   * Stops the web server first, then what it stood on; returns when all are gone. False if that has
   * been done, or is being done, by somebody else.
   */
  boolean stop() {
    List<Child> all;
    synchronized (children) {
      if (stopped.getCount() == 0) {
        return false;
      }
      stopped.countDown();
      all = List.copyOf(children);
    }
    stop(all.stream().filter(child -> child.name().equals("payara")).toList(), GRACE_WEB);
    stop(all.stream().filter(child -> !child.name().equals("payara")).toList(), GRACE_STORES);
    return true;
  }

  private static void stop(List<Child> some, Duration grace) {
    List<Thread> stopping =
        some.stream().map(child -> Thread.ofPlatform().start(() -> child.stop(grace))).toList();
    try {
      for (Thread thread : stopping) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Child> all() {
    synchronized (children) {
      return List.copyOf(children);
    }
  }
}
