package forge.web;

import jakarta.servlet.ServletRequest;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** The TCP connection below a request. */
public interface ServerConnection {

  /**
   * The connection; empty where the server does not give it away, where it is encrypted, and where
   * it carries more than this request.
   */
  static Optional<ServerConnection> below(ServletRequest request) {
    return GrizzlyConnection.below(request);
  }

  /** It never blocks. */
  SocketChannel channel();

  /** Whether all that the server has written has left. */
  boolean idle();

  /** The server serves the connection no more, but remembers it and its request. */
  void leave();

  /**
   * Frees what the server remembers of the connection, once it has done with the request; the
   * channel stays open and is the caller's.
   */
  void forget();

  /** Ends the connection, channel and all. */
  void end();
}
