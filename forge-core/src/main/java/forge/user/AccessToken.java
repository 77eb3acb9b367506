package forge.user;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program signs in with.
 *
 * @param id names it in lists; not the secret
 * @param expiresAt null when it lasts until it is revoked
 * @param lastUsedAt right to the hour; null before its first use
 */
public record AccessToken(
    String id,
    UserId user,
    String title,
    Set<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {
  public AccessToken {
    scopes = Set.copyOf(scopes);
  }

  AccessToken usedAt(Instant now) {
    return new AccessToken(id, user, title, scopes, createdAt, expiresAt, now);
  }

  boolean expired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}
