package forge.courier;

import forge.web.ServerConnection;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A parcel on its way to its reader. Only one thread at a time drives it. */
final class Errand {
  private static final Logger LOG = LoggerFactory.getLogger(Errand.class);
  private final Parcel parcel;
  private final ServerConnection connection;
  private final Runnable answered;
  private long moved = System.nanoTime();
  private boolean broken;

  /**
   * @param answered tells the server that the answer has ended
   */
  Errand(Parcel parcel, ServerConnection connection, Runnable answered) {
    this.parcel = parcel;
    this.connection = connection;
    this.answered = answered;
  }

  /** Sends what the reader takes at once; answers whether nothing is left to do. */
  boolean go(long most) {
    try {
      if (parcel.send(connection.channel(), most) > 0) {
        moved = System.nanoTime();
      }
    } catch (IOException e) {
      LOG.debug("A reader has gone: {}", e.toString());
      broken = true;
    }
    return broken || parcel.sent();
  }

  /** Whether the headers have left, so that the file may follow them. */
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

  /** Lets the server go on with the connection, unless it was left amid an answer. */
  void end() {
    try {
      parcel.close();
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
