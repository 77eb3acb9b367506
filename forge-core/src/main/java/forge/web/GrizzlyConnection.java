package forge.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.IOException;
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

  private static final String SET_CHANNEL = "setChannel";

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
      placing(connection.getClass());
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

  /**
   * Ends the connection as the server sees it. It closes the channel that it holds: a closed one
   * has taken the place of the open one before.
   */
  @Override
  public void forget() {
    try (var nowhere = SocketChannel.open()) {
      placing(connection.getClass()).invoke(connection, nowhere);
      end();
    } catch (IOException | ReflectiveOperationException e) {
      LOG.warn("The server goes on remembering a connection that was taken over.", e);
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

  /** What puts another channel into a connection. */
  private static Method placing(Class<?> of) throws NoSuchMethodException {
    Map<String, Method> known = METHODS.get(of);
    Method method = known.get(SET_CHANNEL);
    for (Class<?> at = of; method == null && at != null; at = at.getSuperclass()) {
      for (Method candidate : at.getDeclaredMethods()) {
        if (candidate.getName().equals(SET_CHANNEL)) {
          candidate.setAccessible(true);
          known.put(SET_CHANNEL, candidate);
          method = candidate;
        }
      }
    }
    if (method == null) {
      throw new NoSuchMethodException(SET_CHANNEL);
    }
    return method;
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
