package forge.chat.irc;

import forge.config.ForgeConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where clients of IRC are answered.
 *
 * @param plain without TLS; null for nowhere
 * @param tls with TLS; null for nowhere
 */
record IrcSettings(@Nullable Place plain, @Nullable Secure tls) {
  private static final String PLAIN = "FORGE_IRC_PORT";
  private static final String TLS = "FORGE_IRC_TLS_PORT";
  private static final String KEYSTORE = "FORGE_IRC_TLS_KEYSTORE";
  private static final String PASSWORD = "FORGE_IRC_TLS_PASSWORD";
  private static final String LOOPBACK = "127.0.0.1";

  /** An address of this machine and a port; 0 for any free one. */
  record Place(String bind, int port) {}

  /** A place, and the keystore that says who is there. */
  record Secure(Place place, Path keystore, String password) {}

  static IrcSettings of(ForgeConfig config) {
    Map<String, String> given = config.further();
    return new IrcSettings(
        Optional.ofNullable(given.get(PLAIN)).map(v -> place(PLAIN, v, LOOPBACK)).orElse(null),
        Optional.ofNullable(given.get(TLS))
            .map(v -> secure(place(TLS, v, config.ssh().bind()), given))
            .orElse(null));
  }

  private static Secure secure(Place place, Map<String, String> given) {
    String keystore = given.get(KEYSTORE);
    if (keystore == null) {
      throw new IllegalArgumentException(
          TLS + " needs a keystore: set " + KEYSTORE + " to a file in PKCS#12.");
    }
    return new Secure(place, Path.of(keystore), given.getOrDefault(PASSWORD, ""));
  }

  private static Place place(String name, String value, String otherwise) {
    int colon = value.lastIndexOf(':');
    String bind = colon < 0 ? otherwise : value.substring(0, colon);
    try {
      int port = Integer.parseInt(value.substring(colon + 1));
      if (port >= 0 && port <= 65_535 && !bind.isEmpty()) {
        return new Place(bind.replaceAll("^\\[|]$", ""), port);
      }
    } catch (NumberFormatException e) {
      // refused below like a number out of range
    }
    throw new IllegalArgumentException(
        name
            + " must be a port such as 6667, or an address and a port such as 0.0.0.0:6667, not \""
            + value
            + "\".");
  }
}
