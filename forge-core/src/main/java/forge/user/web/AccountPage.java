package forge.user.web;

import forge.user.Account;
import forge.web.Problems;
import forge.web.View;

/**
 * A user's own account: profile, address, password.
 *
 * @param displayName as typed, which may be wrong
 */
public record AccountPage(
    Account account, String displayName, String about, String email, Problems problems)
    implements View {

  static AccountPage of(Account account) {
    return of(account, Problems.NONE);
  }

  static AccountPage of(Account account, Problems problems) {
    return new AccountPage(
        account, account.displayName(), account.about(), account.email(), problems);
  }
}
