package forge.user.web;

import forge.user.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a token.
 *
 * @param expiresInDays null for one that lasts until it is revoked
 */
public record NewTokenJson(
    @Nullable String title, @Nullable List<String> scopes, @Nullable Integer expiresInDays) {

  @Override
  public String title() {
    return title == null ? "" : title;
  }

  Set<Scope> chosen() {
    return scopes == null
        ? Set.of()
        : scopes.stream().map(s -> Scope.parse(String.valueOf(s))).collect(Collectors.toSet());
  }
}
