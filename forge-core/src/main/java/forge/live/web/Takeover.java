package forge.live.web;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import org.jspecify.annotations.Nullable;

/** The moment the server leaves a connection alone, when it has done with the request. */
public final class Takeover implements HttpUpgradeHandler {
  private @Nullable Runnable successor;

  void by(Runnable whoever) {
    successor = whoever;
  }

  @Override
  public void init(WebConnection connection) {
    Runnable next = successor;
    if (next != null) {
      next.run();
    }
  }

  @Override
  public void destroy() {
    // the connection ends with the socket
  }
}
