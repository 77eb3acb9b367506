package forge.user;

import forge.user.AccountStore.Locked;
import forge.user.Attempts.Limit;
import forge.user.Slip.Purpose;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How people who forgot their password set a new one: by a letter to their address. */
public final class ForgottenPasswords {
  private static final Limit MOST = new Limit(10, Duration.ofHours(1));

  private final AccountStore store;
  private final Accounts accounts;
  private final SignIns signIns;
  private final Slips slips;
  private final Attempts attempts;
  private final Consumer<Letter> post;
  private final AccountJournal journal;

  ForgottenPasswords(
      AccountStore store,
      Accounts accounts,
      SignIns signIns,
      Slips slips,
      Attempts attempts,
      Consumer<Letter> post,
      AccountJournal journal) {
    this.store = store;
    this.accounts = accounts;
    this.signIns = signIns;
    this.slips = slips;
    this.attempts = attempts;
    this.post = post;
    this.journal = journal;
  }

  /** Sends a link to set a new password, if the address belongs to an account. Never tells. */
  public void writeTo(@Nullable String email, String address) {
    String to = MailAddress.check(email);
    attempts.count(
        "forgot from " + address, MOST, "Too many letters were asked for from your network.");
    if (!slips.mayWrite("forgot " + MailAddress.key(to))) {
      return;
    }
    store
        .findLockedByEmail(to)
        .map(Locked::account)
        .filter(a -> !a.disabled())
        .ifPresent(
            account ->
                post.accept(
                    Letters.reset(
                        account, slips.issue(Purpose.RESET, account.id(), account.email()))));
  }

  /** Whose password a link from a letter may set; empty when it was used or is too old. */
  public Optional<UserId> mayReset(String secret) {
    return slips.find(secret, Purpose.RESET).map(Slip::user);
  }

  /** Sets a new password by a link from a letter, and ends all sessions. */
  public void reset(String secret, @Nullable String password) {
    UserId user = mayReset(secret).orElseThrow(Slips::spent);
    String checked = PasswordRule.check(password, user.value());
    slips.take(secret, Purpose.RESET);
    accounts.setPassword(user, checked, null);
    journal.note(user, "set a new password by a letter");
    signIns.forgive(user);
  }
}
