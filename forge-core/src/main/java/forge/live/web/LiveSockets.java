package forge.live.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All WebSockets of this node, in one thread: it reads what clients say and hands it on, and writes
 * on where a connection was full. What clients ask for is done elsewhere.
 */
final class LiveSockets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSockets.class);
  private static final long ROUND_MILLIS = 1_000;
  private static final long FAREWELL = Duration.ofSeconds(5).toNanos();

  /** How long the server may need to leave a request after it gave the connection away. */
  private static final long REQUEST = Duration.ofSeconds(2).toNanos();

  private final Selector selector;
  private final ByteBuffer shared = ByteBuffer.allocateDirect(64 * 1024);
  private final Queue<LiveSocket> fresh = new ConcurrentLinkedQueue<>();
  private final Deque<Taken> taken = new ArrayDeque<>();
  private final Map<LiveSocket, Long> leaving = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean open = true;

  /** A connection whose request the server may still be about to leave. */
  private record Taken(Wire wire, long until) {}

  LiveSockets() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("live-sockets").start(this::run);
  }

  /** Reads from a socket from now on. */
  void add(LiveSocket socket) {
    fresh.add(socket);
    selector.wakeup();
  }

  void wantsToWrite(LiveSocket socket) {
    wants(socket, SelectionKey.OP_WRITE);
  }

  void wantsToRead(LiveSocket socket) {
    wants(socket, SelectionKey.OP_READ);
  }

  /** Lets the client answer a farewell, but not for long. */
  void closeSoon(LiveSocket socket) {
    leaving.put(socket, System.nanoTime() + FAREWELL);
  }

  void forget(LiveSocket socket) {
    leaving.remove(socket);
    SelectionKey key = socket.wire().channel().keyFor(selector);
    if (key != null) {
      key.cancel();
      selector.wakeup();
    }
  }

  /** Does what may block, such as what a client asked for. */
  void work(Runnable deed) {
    try {
      threads.execute(deed);
    } catch (RejectedExecutionException stopping) {
      LOG.trace("This node stops, and nobody waits for an answer.", stopping);
    }
  }

  private void wants(LiveSocket socket, int what) {
    SelectionKey key = socket.wire().channel().keyFor(selector);
    try {
      if (key != null) {
        key.interestOpsOr(what);
        selector.wakeup();
      }
    } catch (CancelledKeyException gone) {
      LOG.trace("A socket had ended.", gone);
    }
  }

  private void run() {
    while (open) {
      try {
        selector.select(this::serve, ROUND_MILLIS);
        seat();
        freeRequests();
        letGo();
      } catch (IOException | RuntimeException e) {
        if (open) {
          LOG.warn("The live sockets stumbled.", e);
        }
      }
    }
  }

  private void seat() {
    for (LiveSocket socket = fresh.poll(); socket != null; socket = fresh.poll()) {
      taken.add(new Taken(socket.wire(), System.nanoTime() + REQUEST));
      try {
        int wanted = socket.wantsToWrite() ? SelectionKey.OP_WRITE : 0;
        socket.wire().channel().register(selector, SelectionKey.OP_READ | wanted, socket);
        if (socket.wantsToWrite()) {
          wantsToWrite(socket);
        }
      } catch (ClosedChannelException e) {
        socket.gone();
      }
    }
  }

  private void freeRequests() {
    long now = System.nanoTime();
    while (!taken.isEmpty() && taken.getFirst().until() - now < 0) {
      work(taken.removeFirst().wire()::freeRequest);
    }
  }

  private void letGo() {
    long now = System.nanoTime();
    leaving.forEach(
        (socket, until) -> {
          if (until - now < 0) {
            socket.gone();
          }
        });
  }

  private void serve(SelectionKey key) {
    var socket = (LiveSocket) key.attachment();
    try {
      if (key.isReadable()) {
        read(key, socket);
      }
      if (key.isValid() && key.isWritable()) {
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        if (!socket.flush()) {
          key.interestOpsOr(SelectionKey.OP_WRITE);
        }
      }
    } catch (IOException | CancelledKeyException e) {
      socket.gone();
    } catch (RuntimeException e) {
      LOG.warn("A live socket failed.", e);
      socket.gone();
    }
  }

  private void read(SelectionKey key, LiveSocket socket) throws IOException {
    shared.clear();
    if (socket.wire().read(shared) < 0) {
      socket.gone();
      return;
    }
    socket.read(shared.flip());
    if (socket.full()) {
      key.interestOpsAnd(~SelectionKey.OP_READ);
      if (!socket.full()) {
        key.interestOpsOr(SelectionKey.OP_READ);
      }
    }
  }

  @Override
  public void close() {
    open = false;
    threads.shutdown();
    try {
      selector.close();
    } catch (IOException | ClosedSelectorException e) {
      LOG.debug("The selector was closed already.", e);
    }
  }
}
