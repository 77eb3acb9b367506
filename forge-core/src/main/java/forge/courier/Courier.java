package forge.courier;

import forge.web.ServerConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Brings cargo to its readers: what one takes at once in the thread that asks for it, the rest in
 * few threads for all of them.
 */
public final class Courier implements AutoCloseable {
  /** Megabytes lie in buffers on the way: a slow reader takes nothing for minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final long AT_ONCE = 2 << 20;
  private static final int ROUNDS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

  private final Executor endings =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("download-ends-", 0).factory());
  private final List<Round> rounds =
      Stream.generate(() -> new Round(endings, PATIENCE)).limit(ROUNDS).toList();
  private final AtomicInteger next = new AtomicInteger();

  public Courier() {
    rounds.forEach(round -> Thread.ofPlatform().daemon().name("downloads").start(round));
  }

  /** Opened before anything is answered, so that what cannot be brought is not promised. */
  static Load load(Cargo cargo) throws IOException {
    if (cargo instanceof Cargo.Part part) {
      return Parcel.of(part.file(), part.from(), part.length());
    }
    return new Supply(cargo.open(), cargo.length());
  }

  /** Sends what the reader takes without anybody waiting; answers whether the errand is over. */
  static boolean atOnce(Errand errand) {
    return errand.begun() && errand.go(AT_ONCE) && errand.over();
  }

  /** Brings it in the background. */
  void bring(Errand errand) {
    rounds.get(Math.floorMod(next.getAndIncrement(), ROUNDS)).take(errand);
  }

  /**
   * Brings cargo after the headers of an answer.
   *
   * @param answered tells the server that the answer has ended
   */
  public void bring(Cargo cargo, ServerConnection connection, Runnable answered)
      throws IOException {
    bring(new Errand(load(cargo), connection).telling(answered));
  }

  /** How many readers have not taken all of theirs. */
  public int readers() {
    return rounds.stream().mapToInt(Round::size).sum();
  }

  @Override
  public void close() {
    rounds.forEach(Round::close);
  }
}
