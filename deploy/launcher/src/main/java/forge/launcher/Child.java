package forge.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One service kept alive: started, watched, started again when it ends by itself, and stopped when
 * it is told to.
 *
 * <p>The launcher holds the child's standard input open and writes nothing to it, so a child that
 * reads the end of it knows that the launcher is gone.
 */
final class Child {
  private static final int TRIES_BEFORE_FIRST_READY = 3;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration CALM = Duration.ofMinutes(1);
  private static final long GLANCE = 50;

  private final Service service;
  private final Progress progress;
  private final Duration firstPause;
  private final LogFile log;
  private final CompletableFuture<Duration> ready = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread keeper;
  private volatile @Nullable Process process;
  private volatile boolean spoke;

  private Child(Service service, Progress progress, Duration firstPause) {
    this.service = service;
    this.progress = progress;
    this.firstPause = firstPause;
    this.log = new LogFile(service.log());
    this.keeper = Thread.ofPlatform().daemon().name(service.name()).unstarted(this::keep);
  }

  /** Starts the service and keeps it alive from now on. */
  static Child start(Service service, Progress progress) {
    return start(service, progress, Duration.ofSeconds(1));
  }

  static Child start(Service service, Progress progress, Duration firstPause) {
    var child = new Child(service, progress, firstPause);
    child.keeper.start();
    return child;
  }

  String name() {
    return service.name();
  }

  /** The process at this moment, 0 between two of them. */
  long pid() {
    Process current = process;
    return current != null && current.isAlive() ? current.pid() : 0;
  }

  /** Done when the service works for the first time, failed with a sentence if it never does. */
  CompletableFuture<Duration> ready() {
    return ready;
  }

  private void keep() {
    Duration pause = firstPause;
    int tries = 0;
    try {
      while (running()) {
        long start = System.nanoTime();
        Process current = spawn();
        tries++;
        boolean works = awaitReadiness(current, start);
        int exit = current.waitFor();
        if (!running()) {
          return;
        }
        if (!works && !ready.isDone() && tries >= TRIES_BEFORE_FIRST_READY) {
          ready.completeExceptionally(neverWorked("ended with code " + exit));
          return;
        }
        if (works && System.nanoTime() - start > CALM.toNanos()) {
          pause = firstPause;
        }
        progress.stopped(service.name(), exit, pause);
        if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    } catch (IOException | UncheckedIOException e) {
      ready.completeExceptionally(neverWorked("could not be started: " + e.getMessage()));
    } catch (CannotStart e) {
      ready.completeExceptionally(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean running() {
    return stopping.getCount() > 0;
  }

  private Process spawn() throws IOException {
    service.before().run();
    spoke = false;
    var builder = new ProcessBuilder(service.command()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("FORGE_"));
    builder.environment().putAll(service.environment());
    progress.starting(service.name());
    Process started;
    synchronized (this) {
      started = builder.start();
      process = started;
      if (!running()) {
        started.destroy();
      }
    }
    Thread.ofPlatform().daemon().name(service.name() + " output").start(() -> pump(started));
    return started;
  }

  private void pump(Process from) {
    try (BufferedReader lines = from.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.write(line);
        if (service.readiness() instanceof Readiness.Says(String word) && line.startsWith(word)) {
          spoke = true;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      if (running() && from.isAlive()) {
        System.err.println("The log of " + service.name() + " broke off: " + e.getMessage());
      }
    }
  }

  /** Returns whether it came to work; if it takes too long it is ended. */
  private boolean awaitReadiness(Process current, long start) throws InterruptedException {
    while (!spoke && !service.readiness().observed()) {
      if (current.waitFor(GLANCE, TimeUnit.MILLISECONDS)) {
        return false;
      }
      if (System.nanoTime() - start > service.patience().toNanos()) {
        ready.completeExceptionally(
            neverWorked("was not ready within " + service.patience().toSeconds() + " s"));
        current.destroyForcibly();
        return false;
      }
    }
    if (!current.isAlive()) {
      return false;
    }
    var after = Duration.ofNanos(System.nanoTime() - start);
    progress.ready(service.name(), after);
    ready.complete(after);
    return true;
  }

  private CannotStart neverWorked(String how) {
    return new CannotStart(
        service.name()
            + " "
            + how
            + ". Its last words, from "
            + service.log()
            + ":\n  "
            + String.join("\n  ", log.lastWords()));
  }

  /** Ends the service: asks first, and after this time does not ask any more. */
  void stop(Duration grace) {
    stopping.countDown();
    Process current;
    synchronized (this) {
      current = process;
    }
    ready.cancel(false);
    try {
      if (current != null) {
        current.destroy();
        if (!current.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
          current.destroyForcibly();
          current.waitFor(2, TimeUnit.SECONDS);
        }
      }
      keeper.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (current != null) {
        current.destroyForcibly();
      }
    }
    log.close();
  }
}
