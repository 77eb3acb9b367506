package forge.user.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.user.Account;
import forge.user.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user's own account in JSON.
 *
 * @param scopes what the token that asks is limited to; null for others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountJson(
    String name,
    String displayName,
    String email,
    String about,
    boolean confirmed,
    boolean admin,
    Instant createdAt,
    @Nullable List<String> scopes) {

  static AccountJson of(Account a, Identity by) {
    return new AccountJson(
        a.id().value(),
        a.displayName(),
        a.email(),
        a.about(),
        a.confirmed(),
        by.user().admin(),
        a.createdAt(),
        by.proof() == Identity.Proof.TOKEN ? by.scopes().stream().sorted().toList() : null);
  }
}
