package forge.live.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP connection taken over from the server. */
final class Wire {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

  private final SocketChannel channel;
  private @Nullable Runnable forget;

  /**
   * @param channel never blocks
   * @param forget has the server forget the connection, once it has done with the request; the
   *     channel stays open
   */
  Wire(SocketChannel channel, Runnable forget) {
    this.channel = channel;
    this.forget = forget;
  }

  SocketChannel channel() {
    return channel;
  }

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

  /** Frees, once, what the server holds of the request; it may take a while. */
  void freeRequest() {
    Runnable held;
    synchronized (this) {
      held = forget;
      forget = null;
    }
    if (held != null) {
      held.run();
    }
  }
}
