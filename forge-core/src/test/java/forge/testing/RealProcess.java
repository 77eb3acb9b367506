package forge.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A server in a process of its own, which said that it is ready and is ended with all it began. */
final class RealProcess {
  private static final long PATIENCE_SECONDS = 120;
  private final Process process;

  private RealProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it and waits until a line it prints says that it is ready.
   *
   * @param name what it is called where it fails
   */
  static RealProcess start(String name, ProcessBuilder builder, Predicate<String> ready) {
    try {
      var started = new RealProcess(builder.redirectErrorStream(true).start());
      started.await(name, ready);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(String name, Predicate<String> ready) {
    var said = new CompletableFuture<Boolean>();
    Thread.ofPlatform().daemon().start(() -> listen(ready, said));
    try {
      if (!said.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " ended while it started");
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(name + " did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void listen(Predicate<String> ready, CompletableFuture<Boolean> said) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (ready.test(line)) {
          said.complete(true);
        }
      }
      said.complete(false);
    } catch (IOException e) {
      said.completeExceptionally(e);
    }
  }

  /** Ends it and its children without letting them say good-bye. */
  void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(child -> child.onExit().join());
    process.onExit().join();
  }

  /** Deletes the folder a server has worked in. */
  static void delete(Path home) {
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
