package forge.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** How one sees from outside that a child does its work. */
sealed interface Readiness {

  /** The child prints a line that starts with this word. */
  record Says(String word) implements Readiness {}

  /** Somebody listens at this loopback port. */
  record Listens(int port) implements Readiness {}

  /** A GET of this address is answered with 200. */
  record Answers(URI address) implements Readiness {}

  /** Asks once, where asking is the way to know. */
  default boolean observed() {
    return switch (this) {
      case Says says -> false;
      case Listens(int port) -> listens(port);
      case Answers(URI address) -> answers(address);
    };
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean answers(URI address) {
    try {
      var connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(5000);
      connection.setInstanceFollowRedirects(false);
      try {
        return connection.getResponseCode() == 200;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
