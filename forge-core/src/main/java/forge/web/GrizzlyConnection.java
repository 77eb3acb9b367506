package forge.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.reflect.Method;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection of a server built on Grizzly, as Payara is. Its classes are not on the class path of
 * applications, so they are asked by name.
 */
final class GrizzlyConnection implements ServerConnection {
  private static final Logger LOG = LoggerFactory.getLogger(GrizzlyConnection.class);
  private static final ClassValue<Map<String, Method>> METHODS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> of) {
          return new ConcurrentHashMap<>();
        }
      };

  private final Object connection;
  private final SocketChannel channel;

  private GrizzlyConnection(Object connection, SocketChannel channel) {
    this.connection = connection;
    this.channel = channel;
  }

  static Optional<ServerConnection> below(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    try {
      Object asked = ask(ask(inner, "getUnwrappedCoyoteRequest"), "getCoyoteRequest");
      Object connection = ask(ask(asked, "getContext"), "getConnection");
      return ask(connection, "getChannel") instanceof SocketChannel channel
              && !channel.isBlocking()
              && ask(asked, "isSecure").equals(false)
              && ask(asked, "getProtocol").toString().startsWith("HTTP_1")
          ? Optional.of(new GrizzlyConnection(connection, channel))
          : Optional.empty();
    } catch (ReflectiveOperationException e) {
      LOG.debug("This server does not give its connections away.", e);
      return Optional.empty();
    }
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public boolean idle() {
    try {
      return ask(ask(connection, "getAsyncWriteQueue"), "isEmpty").equals(true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without its key the server no longer serves the connection. */
  @Override
  public void leave() {
    try {
      if (ask(connection, "getSelectionKey") instanceof SelectionKey key) {
        key.cancel();
        key.selector().wakeup();
      }
    } catch (ReflectiveOperationException e) {
      LOG.warn("The server goes on holding a connection that was taken over.", e);
    }
  }

  @Override
  public void end() {
    try {
      method(connection.getClass(), "terminateSilently").invoke(connection);
    } catch (ReflectiveOperationException e) {
      LOG.warn("The server goes on remembering a connection that has ended.", e);
    }
  }

  private static Method method(Class<?> of, String name) throws NoSuchMethodException {
    Map<String, Method> known = METHODS.get(of);
    Method method = known.get(name);
    if (method == null) {
      method = of.getMethod(name);
      known.put(name, method);
    }
    return method;
  }

  private static Object ask(Object whom, String what) throws ReflectiveOperationException {
    Object answer = method(whom.getClass(), what).invoke(whom);
    if (answer == null) {
      throw new ReflectiveOperationException(what + " has no answer");
    }
    return answer;
  }
}
