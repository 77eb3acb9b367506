package forge.live.web;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The moment the server leaves a connection alone, when it has done with the request. */
public final class Takeover implements HttpUpgradeHandler {
  private @Nullable Consumer<WebConnection> successor;

  void by(Consumer<WebConnection> whoever) {
    successor = whoever;
  }

  @Override
  public void init(WebConnection connection) {
    Consumer<WebConnection> next = successor;
    successor = null;
    if (next != null) {
      next.accept(connection);
    }
  }

  @Override
  public void destroy() {
    // the connection ends with the socket
  }
}
