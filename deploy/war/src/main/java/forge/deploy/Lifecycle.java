package forge.deploy;

import forge.live.web.LiveEndpoints;
import forge.user.Credentials.Outcome.Known;
import forge.user.Identity;
import forge.user.Sessions;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import java.util.Arrays;
import java.util.List;

/** Opens the WebSocket when the application starts, and ends the node when it stops. */
@WebListener
public final class Lifecycle implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent event) {
    var container =
        (ServerContainer) event.getServletContext().getAttribute(ServerContainer.class.getName());
    var forge = Running.node().forge();
    try {
      LiveEndpoints.register(container, forge.live(), Lifecycle::identify);
    } catch (DeploymentException e) {
      throw new IllegalStateException("the live socket cannot be opened", e);
    }
  }

  private static Identity identify(HandshakeRequest request) {
    String cookies = String.join("; ", request.getHeaders().getOrDefault("cookie", List.of()));
    String session =
        Arrays.stream(cookies.split(";"))
            .map(String::strip)
            .filter(c -> c.startsWith(Sessions.COOKIE + "="))
            .map(c -> c.substring(Sessions.COOKIE.length() + 1))
            .findFirst()
            .orElse(null);
    var outcome = Running.node().forge().users().credentials().identify(null, session, "");
    return outcome instanceof Known(Identity identity) ? identity : Identity.GUEST;
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    Running.stop();
  }
}
