package forge.user.web;

import forge.user.AccessToken;
import forge.user.Scope;
import forge.web.Problems;
import forge.web.View;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's tokens, and the form for another.
 *
 * @param secret the new token, shown this once; null otherwise
 */
public record TokensPage(
    List<Row> tokens,
    @Nullable String secret,
    String title,
    List<String> chosen,
    String days,
    Problems problems)
    implements View {

  /** A token as the list shows it. */
  public record Row(
      String id,
      String title,
      List<String> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      boolean expired,
      @Nullable Instant lastUsedAt) {
    static Row of(AccessToken token, Instant now) {
      Instant expiry = token.expiresAt();
      return new Row(
          token.id(),
          token.title(),
          token.scopes().stream().sorted().map(Scope::text).toList(),
          token.createdAt(),
          expiry,
          expiry != null && !now.isBefore(expiry),
          token.lastUsedAt());
    }
  }

  /** A scope to choose. */
  public record Choice(String value, String label, boolean chosen) {}

  /** Every scope there is. */
  public List<Choice> choices() {
    return Arrays.stream(Scope.values())
        .map(s -> new Choice(s.text(), s.label(), chosen.contains(s.text())))
        .toList();
  }
}
