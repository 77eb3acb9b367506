package forge.user;

import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.user.AccountStore.Locked;
import forge.user.Attempts.Limit;
import forge.user.Slip.Purpose;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How people prove who they are by a password. */
public final class SignIns {
  private static final Limit MOST = new Limit(10, Duration.ofMinutes(15));

  private final AccountStore store;
  private final Slips slips;
  private final Sessions sessions;
  private final Attempts attempts;
  private final Passwords passwords;
  private final Consumer<Letter> post;

  SignIns(
      AccountStore store,
      Slips slips,
      Sessions sessions,
      Attempts attempts,
      Passwords passwords,
      Consumer<Letter> post) {
    this.store = store;
    this.slips = slips;
    this.sessions = sessions;
    this.attempts = attempts;
    this.passwords = passwords;
    this.post = post;
  }

  /** Starts a session for whoever knows the password. */
  public Sessions.Started signIn(
      @Nullable String nameOrEmail, @Nullable String password, Device device) {
    Account account =
        prove(nameOrEmail, password, device.address())
            .orElseThrow(() -> new Invalid("password", "This name and password do not match."));
    return sessions.start(account, device);
  }

  /**
   * Whose password it is; empty when it is nobody's. An account that is right but not confirmed or
   * disabled is refused with the reason, which only its owner can bring about.
   */
  Optional<Account> prove(@Nullable String nameOrEmail, @Nullable String password, String address) {
    String who = nameOrEmail == null ? "" : nameOrEmail.strip().toLowerCase(Locale.ROOT);
    String byAddress = "sign-in from " + address;
    String byAccount = "sign-in as " + Secrets.hash(who);
    String enough = "Too many attempts to sign in failed.";
    attempts.count(byAddress, MOST, enough);
    attempts.count(byAccount, MOST, enough);
    Optional<Locked> found = locked(who);
    if (password == null || password.length() > 1000 || found.isEmpty()) {
      passwords.matchNobody("");
      return Optional.empty();
    }
    Locked locked = found.get();
    if (!passwords.matches(password, locked.password())) {
      return Optional.empty();
    }
    attempts.forgive(byAddress);
    attempts.forget(byAccount);
    attempts.sweep();
    if (passwords.outdated(locked.password())) {
      store.rehash(locked.account().id(), locked.password(), passwords.hash(password));
    }
    return Optional.of(usable(locked.account()));
  }

  public void signOut(UserId user, String session) {
    sessions.revoke(user, session);
  }

  private Optional<Locked> locked(String who) {
    if (who.contains("@")) {
      return store.findLockedByEmail(who);
    }
    try {
      return store.findLocked(UserId.valueOf(who));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Account usable(Account account) {
    if (account.disabled()) {
      throw new Denied("sign in: this account is disabled");
    }
    if (!account.confirmed()) {
      String again = "";
      if (slips.mayWrite("letters of " + account.id())
          && store.findLockedByEmail(account.email()).isEmpty()) {
        post.accept(
            Letters.confirm(
                account,
                account.email(),
                slips.issue(Purpose.CONFIRM, account.id(), account.email())));
        again = " We have sent it again.";
      }
      throw new Invalid(
          "name",
          "Confirm your e-mail address first: follow the link in the letter to you." + again);
    }
    return account;
  }

  /** Refuses whoever does not know the password of an account they are signed in to. */
  void checkCurrent(Locked locked, @Nullable String current) {
    String key = "sign-in as " + Secrets.hash(locked.account().id().value());
    attempts.count(key, MOST, "Too many wrong passwords.");
    if (current == null || !passwords.matches(current, locked.password())) {
      throw new Invalid("current", "This is not your current password.");
    }
    attempts.forget(key);
  }

  /** Lets somebody try again at once who has just set a new password. */
  void forgive(UserId user) {
    attempts.forget("sign-in as " + Secrets.hash(user.value()));
  }
}
