package forge.live.web;

import forge.live.Frame;
import forge.live.LiveConnection;
import forge.live.LiveSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WebSocket of one client. Whoever sends writes straight to the connection, from bytes that all
 * receivers share; only where the connection is full the rest waits for the selector.
 */
final class LiveSocket implements LiveConnection, FrameReader.Ear {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
  private static final int ROUNDS_TO_PING = 2;
  private static final int ROUNDS_TO_END = 5;
  private static final int UNREAD = 64;
  private static final int CONTROLS = 16;
  private static final int REASON = 120;
  private static final byte PING = (byte) 0x89;
  private static final byte PONG = (byte) 0x8A;
  private static final byte CLOSE = (byte) 0x88;

  private final Wire wire;
  private final LiveSockets sockets;
  private final FrameReader reader = new FrameReader(this, LiveSession.FRAME_LIMIT);
  private final Deque<ByteBuffer> out = new ArrayDeque<>(2);
  private final Deque<String> inbox = new ArrayDeque<>(2);
  private @Nullable LiveSession client;
  private @Nullable Runnable later;
  private boolean receiving;
  private boolean closing;
  private boolean closed;
  private int silentRounds;

  LiveSocket(Wire wire, LiveSockets sockets) {
    this.wire = wire;
    this.sockets = sockets;
  }

  Wire wire() {
    return wire;
  }

  void of(LiveSession session) {
    boolean late;
    synchronized (this) {
      client = session;
      late = closed;
    }
    if (late) {
      session.closed();
    }
  }

  private synchronized @Nullable LiveSession client() {
    return client;
  }

  // Out.

  /** Sends what comes before all frames. */
  void answer(byte[] handshake) {
    control(ByteBuffer.wrap(handshake));
  }

  @Override
  public boolean send(Frame frame, Runnable whenGone) {
    try {
      synchronized (this) {
        if (closing || closed) {
          return true;
        }
        ByteBuffer bytes = frame.bytes();
        if (out.isEmpty() && wire.write(bytes)) {
          return true;
        }
        out.add(bytes);
        later = whenGone;
      }
      sockets.wantsToWrite(this);
      return false;
    } catch (IOException e) {
      gone();
      return true;
    }
  }

  private void control(ByteBuffer bytes) {
    try {
      synchronized (this) {
        if (closed || out.size() > CONTROLS) {
          return;
        }
        if (out.isEmpty() && wire.write(bytes)) {
          return;
        }
        out.add(bytes);
      }
      sockets.wantsToWrite(this);
    } catch (IOException e) {
      gone();
    }
  }

  private static ByteBuffer frame(byte kind, byte[] content) {
    return ByteBuffer.allocate(content.length + 2)
        .put(kind)
        .put((byte) content.length)
        .put(content)
        .flip();
  }

  /** Goes on writing; whether all has left. */
  boolean flush() throws IOException {
    Runnable next;
    synchronized (this) {
      while (!out.isEmpty() && wire.write(out.getFirst())) {
        out.removeFirst();
      }
      if (!out.isEmpty()) {
        return false;
      }
      next = later;
      later = null;
    }
    if (next != null) {
      next.run();
    }
    return true;
  }

  synchronized boolean wantsToWrite() {
    return !out.isEmpty();
  }

  @Override
  public void keepAlive() {
    int rounds;
    synchronized (this) {
      rounds = ++silentRounds;
    }
    if (rounds >= ROUNDS_TO_END) {
      close(1000, "nothing was heard of you");
      gone();
    } else if (rounds >= ROUNDS_TO_PING) {
      control(frame(PING, new byte[0]));
    }
  }

  @Override
  public void close(int code, String reason) {
    synchronized (this) {
      if (closing || closed) {
        return;
      }
      closing = true;
      ByteBuffer begun = out.peekFirst();
      out.clear();
      later = null;
      if (begun != null && begun.position() > 0) {
        out.add(begun);
      }
    }
    byte[] words = reason.getBytes(StandardCharsets.UTF_8);
    byte[] content =
        Arrays.copyOf(
            new byte[] {(byte) (code >> 8), (byte) code}, 2 + Math.min(words.length, REASON));
    System.arraycopy(words, 0, content, 2, content.length - 2);
    control(frame(CLOSE, content));
    sockets.closeSoon(this);
  }

  /** The connection has ended, or shall. */
  void gone() {
    LiveSession here;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      out.clear();
      later = null;
      inbox.clear();
      here = client;
    }
    sockets.forget(this);
    wire.close();
    sockets.work(wire::freeRequest);
    if (here != null) {
      here.closed();
    }
  }

  // In.

  /** Takes what has come. */
  void read(ByteBuffer in) {
    synchronized (this) {
      silentRounds = 0;
    }
    try {
      reader.take(in);
    } catch (FrameReader.BadFrame bad) {
      end(bad.code(), bad.reason());
    }
  }

  @Override
  public void text(String text) {
    synchronized (this) {
      if (closing || closed) {
        return;
      }
      inbox.add(text);
      if (receiving) {
        return;
      }
      receiving = true;
    }
    sockets.work(this::receive);
  }

  /** Whether so much waits to be done for this client that no more is read from it for now. */
  synchronized boolean full() {
    return inbox.size() >= UNREAD;
  }

  private void receive() {
    LiveSession here = client();
    try {
      for (String text = next(); text != null && here != null; text = next()) {
        here.receive(text);
      }
    } catch (RuntimeException e) {
      LOG.warn("What a client said could not be done.", e);
      gone();
    }
  }

  private @Nullable String next() {
    String text;
    boolean roomAgain;
    synchronized (this) {
      roomAgain = inbox.size() == UNREAD;
      text = inbox.pollFirst();
      receiving = text != null;
    }
    if (roomAgain) {
      sockets.wantsToRead(this);
    }
    return text;
  }

  @Override
  public void ping(byte[] content) {
    control(frame(PONG, content));
  }

  @Override
  public void pong() {
    // any sign of life has been noted
  }

  @Override
  public void close(int code) {
    boolean ours;
    synchronized (this) {
      ours = closing;
    }
    if (!ours) {
      close(code == FrameReader.NO_CODE ? 1000 : code, "");
    }
    gone();
  }

  private void end(int code, String reason) {
    LiveSession here = client();
    if (here != null) {
      here.end(code, reason);
    } else {
      close(code, reason);
    }
  }
}
