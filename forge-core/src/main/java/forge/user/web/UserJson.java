package forge.user.web;

import forge.user.Account;
import java.time.Instant;

/** What everybody may know of a user, in JSON. */
public record UserJson(
    String name, String displayName, String about, String url, Instant createdAt) {

  static UserJson of(Account a) {
    return new UserJson(
        a.id().value(), a.displayName(), a.about(), "/u/" + a.id() + "/", a.createdAt());
  }
}
