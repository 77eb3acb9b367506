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
 */
record Wire(SocketChannel channel, Runnable leave) {
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
}
