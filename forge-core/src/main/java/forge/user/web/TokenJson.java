package forge.user.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.user.AccessToken;
import forge.user.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token in JSON.
 *
 * @param token the secret, in the answer that makes it and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenJson(
    String id,
    String title,
    List<String> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable String token) {

  static TokenJson of(AccessToken t) {
    return of(t, null);
  }

  static TokenJson of(AccessToken t, @Nullable String secret) {
    return new TokenJson(
        t.id(),
        t.title(),
        t.scopes().stream().sorted().map(Scope::text).toList(),
        t.createdAt(),
        t.expiresAt(),
        t.lastUsedAt(),
        secret);
  }
}
