package forge.courier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that serves many readers in turn, each when it can take more. A reader that takes
 * nothing for some time is given up.
 */
final class Round implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final long TURN = 4 << 20;
  private static final long LOOK_MILLIS = 1_000;
  private static final long SOON_MILLIS = 20;

  private final Queue<Errand> fresh = new ConcurrentLinkedQueue<>();
  private final List<Errand> waiting = new ArrayList<>();
  private final List<Errand> done = new ArrayList<>();
  private final Executor endings;
  private final long patience;
  private final Selector selector;
  private long looked = System.nanoTime();
  private volatile boolean closed;

  /**
   * @param endings where answers end, as the server may go on with other work there
   */
  Round(Executor endings, Duration patience) {
    this.endings = endings;
    this.patience = patience.toNanos();
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void take(Errand errand) {
    fresh.add(errand);
    if (closed && fresh.remove(errand)) {
      errand.giveUp();
      errand.end();
    } else {
      selector.wakeup();
    }
  }

  /** How many readers it serves. */
  int size() {
    return selector.keys().size() + waiting.size() + fresh.size();
  }

  @Override
  public void run() {
    try (selector) {
      while (!closed) {
        selector.select(waiting.isEmpty() ? LOOK_MILLIS : SOON_MILLIS);
        welcome();
        serve();
        if (System.nanoTime() - looked > TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
          looked = System.nanoTime();
          giveUp();
        }
        end();
      }
      all().forEach(Errand::giveUp);
      all().forEach(Errand::end);
    } catch (IOException e) {
      LOG.error("Downloads have come to a stop.", e);
    }
  }

  private void welcome() {
    for (Errand next = fresh.poll(); next != null; next = fresh.poll()) {
      waiting.add(next);
    }
    waiting.removeIf(errand -> errand.stuck(patience) ? stop(errand) : begin(errand));
  }

  private boolean stop(Errand errand) {
    errand.giveUp();
    return done.add(errand);
  }

  /** Whether its headers have left, or never will. */
  private boolean begin(Errand errand) {
    if (!errand.begun()) {
      return false;
    }
    try {
      errand.channel().register(selector, SelectionKey.OP_WRITE, errand);
    } catch (ClosedChannelException | CancelledKeyException gone) {
      stop(errand);
    }
    return true;
  }

  private void serve() {
    for (SelectionKey key : selector.selectedKeys()) {
      if (key.attachment() instanceof Errand errand && (!key.isValid() || errand.go(TURN))) {
        leave(key, errand);
      }
    }
    selector.selectedKeys().clear();
  }

  private void giveUp() {
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Errand errand
          && (errand.stuck(patience) || !key.channel().isOpen())) {
        errand.giveUp();
        leave(key, errand);
      }
    }
  }

  private void leave(SelectionKey key, Errand errand) {
    if (!key.isValid()) {
      errand.giveUp();
    }
    key.attach(null);
    key.cancel();
    done.add(errand);
  }

  /** Only when this selector has forgotten a connection may the server have it back. */
  private void end() throws IOException {
    if (!done.isEmpty()) {
      selector.selectNow();
      List.copyOf(done).forEach(this::goOn);
      done.clear();
    }
  }

  private void goOn(Errand errand) {
    if (errand.over()) {
      endings.execute(errand::end);
    } else {
      supply(errand);
    }
  }

  /** Takes an errand that has nothing to send before more has come from elsewhere. */
  void supply(Errand errand) {
    Thread.ofVirtual()
        .name("download-comes")
        .start(
            () -> {
              errand.supply();
              if (errand.over()) {
                endings.execute(errand::end);
              } else {
                take(errand);
              }
            });
  }

  private List<Errand> all() {
    var all = new ArrayList<Errand>(waiting);
    all.addAll(fresh);
    for (SelectionKey key : selector.keys()) {
      if (key.attachment() instanceof Errand errand) {
        all.add(errand);
      }
    }
    return all;
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }
}
