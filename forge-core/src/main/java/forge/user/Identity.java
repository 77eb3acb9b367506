package forge.user;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, and how that was proven.
 *
 * @param credential the id of the session or token; null for guests and passwords
 * @param scopes what a token is limited to; a session has {@link #EVERYTHING}
 */
public record Identity(User user, Proof proof, @Nullable String credential, Set<String> scopes) {
  /** The request property the identity travels in. */
  public static final String PROPERTY = "forge.identity";

  public static final String EVERYTHING = "*";
  public static final Identity GUEST =
      new Identity(User.GUEST, Proof.NONE, null, Set.of(EVERYTHING));

  /** How a user proved to be who they are. */
  public enum Proof {
    NONE,
    SESSION,
    TOKEN,
    PASSWORD,
    KEY,
    /** An answer to a letter, by an address that nobody else was told. */
    MAIL,
    /** A key of a mount rather than a person. */
    DEPLOY_KEY
  }

  /** Who sends this request; a guest where nobody said otherwise. */
  public static Identity of(jakarta.ws.rs.container.ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof Identity identity ? identity : GUEST;
  }

  /** Whether this request may use a scope, such as {@code repository:write}. */
  public boolean within(String scope) {
    return scopes.contains(EVERYTHING) || scopes.contains(scope);
  }
}
