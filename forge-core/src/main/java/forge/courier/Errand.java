package forge.courier;

import forge.web.ServerConnection;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A load on its way to its reader. Only one thread at a time drives it. */
final class Errand {
  private static final Logger LOG = LoggerFactory.getLogger(Errand.class);
  private static final long TURN = 4 << 20;

  private final Load load;
  private final ServerConnection connection;
  private Runnable answered = () -> {};
  private long moved = System.nanoTime();
  private boolean broken;

  Errand(Load load, ServerConnection connection) {
    this.load = load;
    this.connection = connection;
  }

  /** Has the server told that the answer has ended. */
  Errand telling(Runnable server) {
    answered = server;
    return this;
  }

  /**
   * Sends what the reader takes at once; answers whether that is all there is, for good or for now.
   */
  boolean go(long most) {
    try {
      if (load.send(connection.channel(), most) > 0) {
        moved = System.nanoTime();
      }
    } catch (IOException e) {
      LOG.debug("A reader has gone: {}", e.toString());
      broken = true;
    }
    return over() || load.empty();
  }

  /** Whether nothing of it will be sent any more. */
  boolean over() {
    return broken || load.sent();
  }

  /** Whether the headers have left, so that the content may follow them. */
  boolean begun() {
    return connection.idle();
  }

  SocketChannel channel() {
    return connection.channel();
  }

  /** Whether the reader has taken nothing for so long. */
  boolean stuck(long nanos) {
    return System.nanoTime() - moved > nanos;
  }

  /** Does not go on: what the reader has is less than was announced. */
  void giveUp() {
    broken = true;
  }

  /**
   * Waits for what has to come from elsewhere and sends it, until the reader takes no more or has
   * all.
   */
  void supply() {
    try {
      do {
        load.fill();
        moved = System.nanoTime();
      } while (go(TURN) && !over());
    } catch (IOException e) {
      LOG.warn("A download ends amid its file: {}", e.toString());
      broken = true;
    }
  }

  /** Lets the server go on with the connection, unless it was left amid an answer. */
  void end() {
    try {
      load.close();
    } catch (IOException e) {
      LOG.debug("A file was not closed: {}", e.toString());
    }
    if (broken) {
      connection.end();
    }
    try {
      answered.run();
    } catch (IllegalStateException e) {
      LOG.debug("The server has ended this answer already: {}", e.toString());
    }
  }
}
