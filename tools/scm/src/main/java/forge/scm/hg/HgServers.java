package forge.scm.hg;

import forge.scm.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A few command servers, started when they are needed and again when they have ended. */
final class HgServers {
  private static final int MOST = 3;

  private final Hg hg;
  private final Semaphore free = new Semaphore(MOST, true);
  private final Deque<HgServer> idle = new ArrayDeque<>();

  HgServers(Hg hg) {
    this.hg = hg;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "hg servers end"));
  }

  Hg hg() {
    return hg;
  }

  /** Runs a command for a repository; keeps so much of what it prints. */
  HgServer.Answer ask(Path repository, List<String> command, int limit) {
    try {
      if (!free.tryAcquire(Hg.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Program.Failed("hg is too busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("hg was interrupted", e);
    }
    try {
      return askOne(repository, command, limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      free.release();
    }
  }

  /** An idle server may have ended without a word: then a fresh one is asked. */
  private HgServer.Answer askOne(Path repository, List<String> command, int limit)
      throws IOException {
    HgServer waiting = take();
    if (waiting != null) {
      try {
        return answer(waiting, repository, command, limit);
      } catch (IOException ended) {
        return answer(new HgServer(hg), repository, command, limit);
      }
    }
    return answer(new HgServer(hg), repository, command, limit);
  }

  private HgServer.Answer answer(HgServer server, Path repository, List<String> command, int limit)
      throws IOException {
    HgServer.Answer answer = server.ask(repository, command, limit);
    synchronized (idle) {
      idle.push(server);
    }
    return answer;
  }

  private @Nullable HgServer take() {
    synchronized (idle) {
      while (!idle.isEmpty()) {
        HgServer server = idle.pop();
        if (server.alive()) {
          return server;
        }
      }
      return null;
    }
  }

  /** Ends all servers that wait; the next question starts another. */
  void stop() {
    synchronized (idle) {
      idle.forEach(HgServer::close);
      idle.clear();
    }
  }
}
