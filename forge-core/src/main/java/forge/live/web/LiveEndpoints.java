package forge.live.web;

import forge.live.Live;
import forge.user.Identity;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the WebSocket of the live protocol in a server. */
public final class LiveEndpoints {
  /** Where the socket is. */
  public static final String PATH = "/live/v1";

  /** The name of the protocol, offered and chosen in the handshake. */
  public static final String PROTOCOL = "forge.live.v1";

  private LiveEndpoints() {}

  /**
   * Adds the socket to a server that has not started to answer yet.
   *
   * @param identities reads the session's cookie, or whatever else proves who knocks; answers a
   *     guest otherwise
   */
  public static void register(
      ServerContainer container, Live live, Function<HandshakeRequest, Identity> identities)
      throws DeploymentException {
    SocketTimers.leaveToPlainPool(container);
    container.setDefaultMaxSessionIdleTimeout(LiveSocket.NEVER_MILLIS);
    container.addEndpoint(
        ServerEndpointConfig.Builder.create(LiveSocket.class, PATH)
            .subprotocols(List.of(PROTOCOL))
            .configurator(new Handshake(live, identities))
            .build());
  }

  /** Finds out who knocks before the socket opens. Properties belong to one handshake each. */
  private static final class Handshake extends ServerEndpointConfig.Configurator {
    private final Live live;
    private final Function<HandshakeRequest, Identity> identities;

    Handshake(Live live, Function<HandshakeRequest, Identity> identities) {
      this.live = live;
      this.identities = identities;
    }

    @Override
    public boolean checkOrigin(String origin) {
      return true; // compared with the host in modifyHandshake, where it is known
    }

    @Override
    public void modifyHandshake(
        ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
      var properties = config.getUserProperties();
      if (foreign(request.getHeaders())) {
        properties.put(LiveSocket.FOREIGN, true);
      } else {
        properties.put(LiveSocket.IDENTITY, identity(request));
      }
    }

    private Identity identity(HandshakeRequest request) {
      List<String> ticket = request.getParameterMap().getOrDefault("ticket", List.of());
      return ticket.isEmpty()
          ? identities.apply(request)
          : live.redeem(ticket.getFirst()).orElse(Identity.GUEST);
    }

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
      return endpoint.cast(new LiveSocket(live));
    }
  }

  /** Whether a page of another site opens the socket; browsers always say whose page it is. */
  static boolean foreign(Map<String, List<String>> headers) {
    String origin = header(headers, "Origin");
    if (origin == null) {
      return false;
    }
    try {
      String site = URI.create(origin).getAuthority();
      boolean ours =
          site != null
              && (site.equalsIgnoreCase(header(headers, "Host"))
                  || site.equalsIgnoreCase(header(headers, "X-Forwarded-Host")));
      return !ours;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  /** Reads a header whatever its case. */
  public static @Nullable String header(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(e -> e.getKey() != null && e.getKey().equalsIgnoreCase(name))
        .flatMap(e -> e.getValue().stream())
        .findFirst()
        .orElse(null);
  }
}
