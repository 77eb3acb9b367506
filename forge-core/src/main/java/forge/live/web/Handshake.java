package forge.live.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to open a WebSocket.
 *
 * @param header reads a header of the request whatever its case; null where there is none
 */
record Handshake(String method, Function<String, @Nullable String> header) {
  /** The name of the protocol, offered and chosen in the handshake. */
  static final String PROTOCOL = "forge.live.v1";

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_BYTES = 16;

  /** Whether a WebSocket is asked for at all. */
  boolean wanted() {
    return says("Upgrade", "websocket");
  }

  /** What is wrong with it; null when nothing is. */
  @Nullable String fault() {
    if (!method.equals("GET") || !says("Connection", "upgrade")) {
      return "A WebSocket is opened by GET with Connection: Upgrade.";
    }
    if (!"13".equals(header.apply("Sec-WebSocket-Version"))) {
      return "Sec-WebSocket-Version must be 13.";
    }
    return keyed() ? null : "Sec-WebSocket-Key must be 16 bytes in Base64.";
  }

  private boolean keyed() {
    try {
      return Base64.getDecoder().decode(key()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether a page of another site asks; browsers always say whose page it is. */
  boolean foreign() {
    String origin = header.apply("Origin");
    if (origin == null) {
      return false;
    }
    try {
      String site = URI.create(origin).getAuthority();
      boolean ours =
          site != null
              && (site.equalsIgnoreCase(header.apply("Host"))
                  || site.equalsIgnoreCase(header.apply("X-Forwarded-Host")));
      return !ours;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  /** The answer that opens the socket. */
  byte[] answer() {
    String protocol =
        says("Sec-WebSocket-Protocol", PROTOCOL)
            ? "Sec-WebSocket-Protocol: " + PROTOCOL + "\r\n"
            : "";
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(key())
            + "\r\n"
            + protocol
            + "\r\n";
    return answer.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String key() {
    String key = header.apply("Sec-WebSocket-Key");
    return key == null ? "" : key.strip();
  }

  private boolean says(String name, String word) {
    String value = header.apply(name);
    return value != null
        && Arrays.stream(value.split(",", -1)).anyMatch(v -> v.strip().equalsIgnoreCase(word));
  }

  static String accept(String key) {
    try {
      var sha = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha.digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
