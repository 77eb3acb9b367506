package forge.live.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the TCP connection below a request, in servers built on Grizzly as Payara is. Its classes
 * are not on the class path of applications, so they are asked by name.
 */
final class ServerWires {
  private static final Logger LOG = LoggerFactory.getLogger(ServerWires.class);

  private ServerWires() {}

  /** The connection; empty in other servers, whose clients do without a WebSocket. */
  static Optional<Wire> below(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    try {
      Object catalina = ask(inner, "getUnwrappedCoyoteRequest");
      Object connection =
          ask(ask(ask(catalina, "getCoyoteRequest"), "getContext"), "getConnection");
      return ask(connection, "getChannel") instanceof SocketChannel channel && !channel.isBlocking()
          ? Optional.of(new Wire(channel, () -> leave(connection), () -> end(connection)))
          : Optional.empty();
    } catch (ReflectiveOperationException e) {
      LOG.debug("This server does not give its connections away.", e);
      return Optional.empty();
    }
  }

  /** Without its key the server no longer serves the connection. */
  private static void leave(Object connection) {
    try {
      if (ask(connection, "getSelectionKey") instanceof SelectionKey key) {
        key.cancel();
        key.selector().wakeup();
      }
    } catch (ReflectiveOperationException e) {
      LOG.warn("The server goes on holding a connection that was taken over.", e);
    }
  }

  /** Until it hears that the connection has ended the server remembers it and its request. */
  private static void end(Object connection) {
    try {
      connection.getClass().getMethod("terminateSilently").invoke(connection);
    } catch (ReflectiveOperationException e) {
      LOG.warn("The server goes on remembering a connection that has ended.", e);
    }
  }

  private static Object ask(Object whom, String what) throws ReflectiveOperationException {
    Object answer = whom.getClass().getMethod(what).invoke(whom);
    if (answer == null) {
      throw new ReflectiveOperationException(what + " has no answer");
    }
    return answer;
  }
}
