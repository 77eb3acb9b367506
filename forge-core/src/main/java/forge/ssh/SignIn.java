package forge.ssh;

import forge.user.Credentials.Outcome;
import forge.user.Identity;
import forge.user.Users;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises people by their key, or by a name and password as over HTTP.
 *
 * <p>The login is the user's own name or {@code git}; what follows a {@code +} is left to the
 * tools.
 */
final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final String ANYBODY = "git";

  private final Users users;
  private final Function<String, Optional<Identity>> keys;

  /**
   * @param keys whose key it is, by its fingerprint
   */
  SignIn(Users users, Function<String, Optional<Identity>> keys) {
    this.users = users;
    this.keys = keys;
  }

  boolean byKey(String login, PublicKey key, Session session) {
    String fingerprint = KeyUtils.getFingerPrint(key);
    return keep(session, login, byKey(login, fingerprint), () -> byKey(login, fingerprint));
  }

  private Optional<Identity> byKey(String login, String fingerprint) {
    return keys.apply(fingerprint).filter(identity -> fits(login, identity));
  }

  boolean byPassword(String login, String password, Session session) {
    String name = name(login).equals(ANYBODY) ? "token" : name(login);
    Outcome outcome = users.credentials().prove(name, password, address(session));
    return switch (outcome) {
      case Outcome.Known(var identity) ->
          keep(
              session,
              login,
              Optional.of(identity),
              () -> Optional.of(identity).filter(i -> users.credentials().still(i, password)));
      case Outcome.Wrong(var sentence, var basic) -> {
        LOG.info("Nobody signed in over SSH from {}: {}", address(session), sentence);
        yield false;
      }
    };
  }

  private static boolean keep(
      Session session, String login, Optional<Identity> found, Again again) {
    if (found.isEmpty()) {
      return false;
    }
    var user = found.get().user();
    session.setAttribute(
        SignedIn.KEY,
        new SignedIn(
            found.get(),
            login,
            () -> again.identity().filter(i -> i.user().id().equals(user.id())).isPresent()));
    return true;
  }

  private static boolean fits(String login, Identity identity) {
    String name = name(login);
    return name.equals(ANYBODY) || identity.user().id().value().equals(name);
  }

  private static String name(String login) {
    int plus = login.indexOf('+');
    return (plus < 0 ? login : login.substring(0, plus)).toLowerCase(Locale.ROOT);
  }

  private static String address(Session session) {
    return session.getIoSession().getRemoteAddress() instanceof InetSocketAddress remote
        ? remote.getAddress().getHostAddress()
        : "unknown";
  }

  /** A second look at the credentials. */
  private interface Again {
    Optional<Identity> identity();
  }
}
