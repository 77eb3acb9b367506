package forge.user;

import java.time.Instant;

/**
 * A browser that is signed in.
 *
 * @param id names it in lists; not the secret in the cookie
 * @param lastSeenAt right to the hour
 */
public record Session(
    String id,
    UserId user,
    Device device,
    Instant createdAt,
    Instant lastSeenAt,
    Instant expiresAt) {

  Session seen(Instant now, Instant expiry) {
    return new Session(id, user, device, createdAt, now, expiry);
  }
}
