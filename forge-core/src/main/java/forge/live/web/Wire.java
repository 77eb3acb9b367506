package forge.live.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP connection taken over from the server.
 *
 * @param channel never blocks
 * @param leave lets the server forget the connection, once it has done with the request
 * @param end lets the server know that the connection has ended; it may take a while
 */
record Wire(SocketChannel channel, Runnable leave, Runnable end) {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

  /** Reads what has come; -1 when nothing more will. */
  int read(ByteBuffer into) throws IOException {
    return channel.read(into);
  }

  /** Whether all of it has left. */
  boolean write(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
    return !bytes.hasRemaining();
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A connection had ended already.", e);
    }
  }

  /** As this, and the server's view of the connection is closed with it. */
  Wire endingWith(AutoCloseable view) {
    return new Wire(
        channel,
        leave,
        () -> {
          end.run();
          closeView(view);
        });
  }

  private static void closeView(AutoCloseable view) {
    try {
      view.close();
    } catch (Exception e) {
      LOG.debug("The server found nobody to say farewell to.", e);
    }
  }
}
