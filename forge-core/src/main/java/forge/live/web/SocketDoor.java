package forge.live.web;

import forge.live.Live;
import forge.live.LiveSession;
import forge.user.Identity;
import forge.web.ServerConnection;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the WebSockets of the live protocol: it lets the server read the request, then takes the
 * connection over. What is no request for a socket goes on to the others.
 */
public final class SocketDoor implements Filter, AutoCloseable {
  /** Where the socket is. */
  public static final String PATH = "/live/v1";

  private static final Logger LOG = LoggerFactory.getLogger(SocketDoor.class);
  private static final int BAD_REQUEST = 400;
  private static final int NOT_HERE = 501;
  private static final int BUSY = 503;
  private final Live live;
  private final Function<HttpServletRequest, Identity> identities;
  private final LiveSockets sockets = new LiveSockets();

  /**
   * @param identities reads the session's cookie, or whatever else proves who knocks; answers a
   *     guest otherwise
   */
  public SocketDoor(Live live, Function<HttpServletRequest, Identity> identities) {
    this.live = live;
    this.identities = identities;
  }

  @Override
  public void doFilter(ServletRequest asked, ServletResponse answered, FilterChain others)
      throws IOException, ServletException {
    if (asked instanceof HttpServletRequest request
        && answered instanceof HttpServletResponse response) {
      var handshake = new Handshake(request.getMethod(), request::getHeader);
      if (handshake.wanted()) {
        open(handshake, request, response);
        return;
      }
    }
    others.doFilter(asked, answered);
  }

  private void open(Handshake handshake, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String fault = handshake.fault();
    if (fault != null) {
      response.setHeader("Sec-WebSocket-Version", "13");
      response.sendError(BAD_REQUEST, fault);
      return;
    }
    if (!live.admits()) {
      response.setHeader("Retry-After", Integer.toString(Live.retryAfter()));
      response.sendError(BUSY, "Too many connect at once.");
      return;
    }
    Optional<ServerConnection> below = ServerConnection.below(request);
    if (below.isEmpty()) {
      response.sendError(NOT_HERE, "This server has no WebSocket; use /live/v1/events.");
      return;
    }
    var guest = handshake.foreign() ? null : identity(request);
    request.upgrade(Takeover.class).by(view -> open(handshake, take(below.get(), view), guest));
  }

  /** From here on the server neither serves the connection nor, in a moment, remembers it. */
  private static Wire take(ServerConnection connection, AutoCloseable view) {
    connection.leave();
    return new Wire(
        connection.channel(),
        () -> {
          connection.forget();
          close(view);
        });
  }

  private static void close(AutoCloseable view) {
    try {
      view.close();
    } catch (Exception e) {
      LOG.debug("The server found nobody to say farewell to.", e);
    }
  }

  private Identity identity(HttpServletRequest request) {
    String ticket = request.getParameter("ticket");
    return ticket == null ? identities.apply(request) : live.redeem(ticket).orElse(Identity.GUEST);
  }

  /**
   * Begins to talk over a connection.
   *
   * @param who null for a page of another site
   */
  void open(Handshake handshake, Wire wire, @Nullable Identity who) {
    var socket = new LiveSocket(wire, sockets);
    socket.answer(handshake.answer());
    if (who == null) {
      socket.close(4403, "this page is of another site");
    } else {
      LiveSession client = live.open(socket, who);
      socket.of(client);
      client.greet();
    }
    sockets.add(socket);
  }

  @Override
  public void close() {
    sockets.close();
  }
}
