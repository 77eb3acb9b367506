package forge.live.web;

import forge.live.Live;
import forge.live.LiveConnection;
import forge.live.LiveSession;
import forge.user.Identity;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSocket of one client. */
public final class LiveSocket extends Endpoint {
  static final String IDENTITY = "forge.live.identity";
  static final String FOREIGN = "forge.live.foreign";
  private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
  static final long NEVER_MILLIS = 24L * 60 * 60 * 1000;
  private final Live live;
  private @Nullable LiveSession client;

  LiveSocket(Live live) {
    this.live = live;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    var wire = new Wire(session);
    if (session.getUserProperties().containsKey(FOREIGN)
        || config.getUserProperties().containsKey(FOREIGN)) {
      wire.close(4403, "this page is of another site");
      return;
    }
    session.setMaxTextMessageBufferSize(LiveSession.FRAME_LIMIT);
    session.setMaxIdleTimeout(NEVER_MILLIS);
    Object known =
        session
            .getUserProperties()
            .getOrDefault(IDENTITY, config.getUserProperties().get(IDENTITY));
    LiveSession here = live.open(wire, known instanceof Identity i ? i : Identity.GUEST);
    client = here;
    wire.client = here;
    session.addMessageHandler(String.class, new Frames(here, wire));
    session.addMessageHandler(PongMessage.class, new Pongs(wire));
    here.greet();
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    LiveSession here = client;
    if (here != null) {
      here.closed();
    }
  }

  @Override
  public void onError(Session session, Throwable fault) {
    LOG.debug("A live socket failed.", fault);
    onClose(session, new CloseReason(CloseCodes.CLOSED_ABNORMALLY, ""));
  }

  /** Hands over pongs. */
  private record Pongs(Wire wire) implements MessageHandler.Whole<PongMessage> {
    @Override
    public void onMessage(PongMessage pong) {
      wire.pong(pong);
    }
  }

  /** Hands over whole frames. */
  private record Frames(LiveSession client, Wire wire) implements MessageHandler.Whole<String> {
    @Override
    public void onMessage(String frame) {
      wire.heard();
      client.receive(frame);
    }
  }

  /**
   * Sends over the socket, a window at a time: servers take whatever they are given into memory, so
   * a ping follows every so many characters, and no more is sent until its pong says that the
   * client has read them.
   *
   * <p>It watches over silence itself, as {@link SocketTimers} tells why.
   */
  private static final class Wire implements LiveConnection {
    private static final int WINDOW = 256 * 1024;
    private static final int PING_EVERY = 64 * 1024;
    private static final int ROUNDS_TO_PING = 2;
    private static final int ROUNDS_TO_END = 5;
    private final Session session;
    private volatile @Nullable LiveSession client;
    private long sent;
    private long pinged;
    private long read;
    private int silentRounds;
    private @Nullable Runnable waiting;

    Wire(Session session) {
      this.session = session;
    }

    @Override
    public void send(String frame, Runnable done) {
      try {
        session
            .getAsyncRemote()
            .sendText(
                frame,
                result -> {
                  if (result.isOK()) {
                    written(frame.length(), done);
                  } else {
                    gone();
                  }
                });
      } catch (RuntimeException closed) {
        gone();
      }
    }

    private void written(int length, Runnable done) {
      boolean ping;
      boolean open;
      synchronized (this) {
        sent += length;
        ping = sent - pinged >= PING_EVERY;
        if (ping) {
          pinged = sent;
        }
        open = sent - read <= WINDOW;
        if (!open) {
          waiting = done;
        }
      }
      if (ping) {
        ping();
      }
      if (open) {
        done.run();
      }
    }

    private void ping() {
      var mark = ByteBuffer.allocate(Long.BYTES);
      synchronized (this) {
        mark.putLong(pinged).flip();
      }
      try {
        session.getAsyncRemote().sendPing(mark);
      } catch (IOException | RuntimeException closed) {
        gone();
      }
    }

    /** The client has given a sign of life. */
    synchronized void heard() {
      silentRounds = 0;
    }

    @Override
    public void keepAlive() {
      int rounds;
      synchronized (this) {
        rounds = ++silentRounds;
      }
      if (rounds >= ROUNDS_TO_END) {
        close(CloseCodes.NORMAL_CLOSURE.getCode(), "nothing was heard of you");
        gone();
      } else if (rounds >= ROUNDS_TO_PING) {
        ping();
      }
    }

    private void pong(PongMessage pong) {
      heard();
      ByteBuffer mark = pong.getApplicationData();
      if (mark.remaining() != Long.BYTES) {
        return;
      }
      Runnable next = null;
      synchronized (this) {
        read = Math.clamp(mark.getLong(), read, pinged);
        if (sent - read <= WINDOW) {
          next = waiting;
          waiting = null;
        }
      }
      if (next != null) {
        next.run();
      }
    }

    private void gone() {
      LiveSession here = client;
      if (here != null) {
        here.closed();
      }
    }

    @Override
    public void close(int code, String reason) {
      try {
        session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
      } catch (IOException | RuntimeException e) {
        LOG.debug("A live socket was closed already.", e);
      }
    }
  }
}
