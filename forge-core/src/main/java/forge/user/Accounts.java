package forge.user;

import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.user.AccountStore.Locked;
import forge.user.Slip.Purpose;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts: who has one, and how it is changed. */
public final class Accounts {
  private static final int ABOUT = 2000;

  private final AccountStore store;
  private final Slips slips;
  private final Sessions sessions;
  private final SignIns signIns;
  private final Passwords passwords;
  private final Consumer<Letter> post;
  private final AccountJournal journal;
  private final Clock clock;

  Accounts(
      AccountStore store,
      Slips slips,
      Sessions sessions,
      SignIns signIns,
      Passwords passwords,
      Consumer<Letter> post,
      AccountJournal journal,
      Clock clock) {
    this.store = store;
    this.slips = slips;
    this.sessions = sessions;
    this.signIns = signIns;
    this.passwords = passwords;
    this.post = post;
    this.journal = journal;
    this.clock = clock;
  }

  /** Makes the first administrator of a new forge; empty when there is one already. */
  public Optional<Account> createFirstAdmin(UserId id, String email, String password) {
    return store.anyAdmin() ? Optional.empty() : Optional.of(createAdmin(id, email, password));
  }

  /** Makes an account that is confirmed and administrates the site. */
  public Account createAdmin(UserId id, String email, String password) {
    return create(id, email, password, true);
  }

  /** Makes an account that is confirmed. */
  public Account create(UserId id, String email, String password) {
    return create(id, email, password, false);
  }

  private Account create(UserId id, String email, String password, boolean admin) {
    String name = id.value().substring(0, 1).toUpperCase(Locale.ROOT) + id.value().substring(1);
    var account =
        new Account(id, name, MailAddress.check(email), "", true, admin, false, clock.instant());
    store.insert(account, passwords.hash(PasswordRule.check(password, id.value())));
    return account;
  }

  /**
   * Changes the password of somebody who knows it, and ends all sessions but this.
   *
   * @param session the id of the session that asks
   */
  public void changePassword(
      UserId user, @Nullable String current, @Nullable String wanted, @Nullable String session) {
    Locked locked = requireLocked(user);
    signIns.checkCurrent(locked, current);
    setPassword(user, PasswordRule.check(wanted, user.value()), session);
    journal.note(user, "changed the password");
  }

  /** Sets a password that was checked, and ends all sessions but this. */
  void setPassword(UserId user, String password, @Nullable String session) {
    store.password(user, passwords.hash(password));
    slips.remove(user, Purpose.RESET);
    sessions.endOthers(user, session);
  }

  // Profile

  public Account editProfile(UserId user, @Nullable String displayName, @Nullable String about) {
    String named = Registration.checkDisplayName(displayName);
    String told = Check.text("about", "The text about you", about, ABOUT);
    store.profile(user, named, told);
    sessions.changed(user);
    return get(user);
  }

  /** Sends a letter to the new address; it is theirs once they follow the link in it. */
  public void changeEmail(UserId user, @Nullable String email, @Nullable String current) {
    Locked locked = requireLocked(user);
    String to = MailAddress.check(email);
    signIns.checkCurrent(locked, current);
    if (!slips.mayWrite("letters of " + user)) {
      throw new Invalid("email", "Too many letters went out. Wait an hour before the next.");
    }
    store
        .findLockedByEmail(to)
        .ifPresentOrElse(
            owner -> post.accept(Letters.known(owner.account())),
            () ->
                post.accept(
                    Letters.confirm(locked.account(), to, slips.issue(Purpose.CONFIRM, user, to))));
  }

  // Administration

  /** Locks an account out at once, or lets it in again. */
  public void disable(User by, UserId user, boolean disabled) {
    requireAdmin(by);
    if (by.id().equals(user)) {
      throw new Conflict("You cannot disable your own account.");
    }
    if (!store.disabled(user, disabled)) {
      throw new NotFound("The user " + user);
    }
    journal.note(by.id(), user, disabled ? "disabled the account" : "enabled the account");
    sessions.endOthers(user, null);
  }

  public void makeAdmin(User by, UserId user, boolean admin) {
    requireAdmin(by);
    if (by.id().equals(user)) {
      throw new Conflict("You cannot change your own rights.");
    }
    if (!store.admin(user, admin)) {
      throw new NotFound("The user " + user);
    }
    journal.note(by.id(), user, admin ? "made it an admin of the site" : "took the site from it");
    sessions.changed(user);
  }

  /** All accounts in the order of their names, for administrators. */
  public Slice<Account> list(User by, @Nullable String after, int limit) {
    requireAdmin(by);
    return store.list(after, Math.clamp(limit, 1, 100));
  }

  // Reading

  public Account get(UserId id) {
    return find(id).orElseThrow(() -> new NotFound("The user " + id));
  }

  public Optional<Account> find(UserId id) {
    return store.find(id);
  }

  /** Whose confirmed address it is. */
  public Optional<Account> findByEmail(String email) {
    return store.findLockedByEmail(email).map(Locked::account);
  }

  /** Several accounts in one call. Names that nobody has are left out. */
  public Map<UserId, Account> find(Collection<UserId> ids) {
    return store.find(ids).stream().collect(Collectors.toMap(Account::id, Function.identity()));
  }

  /** Users whose names start like this, for completion. */
  public List<Account> startingWith(String prefix, int limit) {
    String clean = prefix.toLowerCase(Locale.ROOT);
    return clean.matches("[a-z0-9-]{1,30}")
        ? store.startingWith(clean, Math.clamp(limit, 1, 20)).stream()
            .filter(a -> a.confirmed() && !a.disabled())
            .toList()
        : List.of();
  }

  // What several deeds share

  private Locked requireLocked(UserId user) {
    return store.findLocked(user).orElseThrow(() -> new NotFound("The user " + user));
  }

  private static void requireAdmin(User by) {
    if (!by.admin()) {
      throw new Denied("administrate this site");
    }
  }
}
