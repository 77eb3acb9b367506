package forge.notification;

import forge.user.UserId;
import java.net.URI;
import java.time.Instant;

/**
 * A browser that wants to be told things for somebody.
 *
 * @param endpoint where its push service takes messages for it
 * @param key its public key, in base64url
 * @param auth a secret of its own, in base64url
 * @param name such as "Firefox on Linux"
 * @param session of the user there; what has ended is told nothing
 * @param site the public key of this site that it was made for
 */
public record PushDevice(
    String id,
    UserId user,
    URI endpoint,
    String key,
    String auth,
    String name,
    String session,
    String site,
    Instant addedAt) {

  /** Whose push service it is, for people to see. */
  public String service() {
    return endpoint.getHost();
  }
}
