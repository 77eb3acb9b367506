package forge.user;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An access token as MongoDB keeps it. Renaming a component here needs a migration.
 *
 * <p>Public only because the driver reads records by reflection.
 *
 * @param hash SHA-256 of the secret
 */
public record TokenDocument(
    @BsonId String id,
    String hash,
    String user,
    String title,
    List<String> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  static TokenDocument of(AccessToken token, String secret) {
    return new TokenDocument(
        token.id(),
        Secrets.hash(secret),
        token.user().value(),
        token.title(),
        token.scopes().stream().map(Scope::text).sorted().toList(),
        token.createdAt(),
        token.expiresAt(),
        token.lastUsedAt());
  }

  AccessToken toToken() {
    return new AccessToken(
        id,
        new UserId(user),
        title,
        scopes.stream().map(Scope::parse).collect(Collectors.toSet()),
        createdAt,
        expiresAt,
        lastUsedAt);
  }
}
