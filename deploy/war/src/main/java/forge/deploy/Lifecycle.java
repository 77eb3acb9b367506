package forge.deploy;

import forge.courier.Courier;
import forge.courier.CourierFilter;
import forge.live.web.SocketDoor;
import forge.user.Credentials.Outcome.Known;
import forge.user.Identity;
import forge.user.Sessions;
import forge.user.web.ClientAddress;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Opens the WebSocket and the way for files when the application starts, and ends the node when it
 * stops.
 */
@WebListener
public final class Lifecycle implements ServletContextListener {
  private @Nullable SocketDoor door;
  private @Nullable Courier courier;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    var opened = new SocketDoor(Running.node().forge().live(), Lifecycle::identify);
    door = opened;
    event
        .getServletContext()
        .addFilter("live", opened)
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, SocketDoor.PATH);
    var sending = new Courier();
    courier = sending;
    var filter =
        event
            .getServletContext()
            .addFilter(
                "files",
                new CourierFilter(
                    Running.node().forge().files()::answer, sending, ClientAddress.PROPERTY));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/p/*", "/u/*");
  }

  private static Identity identify(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    String session =
        Arrays.stream(cookies == null ? new Cookie[0] : cookies)
            .filter(c -> c.getName().equals(Sessions.COOKIE))
            .map(Cookie::getValue)
            .findFirst()
            .orElse(null);
    var outcome = Running.node().forge().users().credentials().identify(null, session, "");
    return outcome instanceof Known(Identity identity) ? identity : Identity.GUEST;
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    Running.stop();
    if (door != null) {
      door.close();
    }
    if (courier != null) {
      courier.close();
    }
  }
}
