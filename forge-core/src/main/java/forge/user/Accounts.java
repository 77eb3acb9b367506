package forge.user;

import forge.refusal.Check;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooMany;
import forge.store.Slice;
import forge.user.AccountStore.Locked;
import forge.user.Attempts.Limit;
import forge.user.Slip.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts: how people get one, prove it is theirs, and change it. */
public final class Accounts {
  private static final Duration CONFIRM_WITHIN = Duration.ofDays(3);
  private static final Duration RESET_WITHIN = Duration.ofHours(2);
  private static final Duration UNCONFIRMED_KEPT = Duration.ofDays(7);
  private static final Limit SIGN_INS = new Limit(10, Duration.ofMinutes(15));
  private static final Limit REGISTRATIONS = new Limit(10, Duration.ofHours(1));
  private static final Limit LETTERS = new Limit(5, Duration.ofHours(1));
  private static final int ABOUT = 2000;

  private final AccountStore store;
  private final SlipStore slips;
  private final Sessions sessions;
  private final Attempts attempts;
  private final Passwords passwords;
  private final Consumer<Letter> post;
  private final AccountJournal journal;
  private final Clock clock;

  Accounts(
      AccountStore store,
      SlipStore slips,
      Sessions sessions,
      Attempts attempts,
      Passwords passwords,
      Consumer<Letter> post,
      AccountJournal journal,
      Clock clock) {
    this.store = store;
    this.slips = slips;
    this.sessions = sessions;
    this.attempts = attempts;
    this.passwords = passwords;
    this.post = post;
    this.journal = journal;
    this.clock = clock;
  }

  // Getting an account

  /**
   * Opens an account, which can be used once its address is confirmed. Says nothing about whether
   * the address was known before: that is only told in a letter to it.
   */
  public Account register(Registration registration, String address) {
    registration.problems().stream()
        .findFirst()
        .ifPresent(
            problem -> {
              throw problem;
            });
    attempts.count(
        "register " + address, REGISTRATIONS, "Too many accounts were opened from your network.");
    UserId id = checkFree(registration.name());
    String email = MailAddress.check(registration.email());
    Instant now = clock.instant();
    var account =
        new Account(
            id,
            Registration.checkDisplayName(registration.displayName()),
            email,
            "",
            false,
            false,
            false,
            now);
    store.removeUnconfirmed(id, now.minus(UNCONFIRMED_KEPT));
    store.insert(account, passwords.hash(registration.checkPassword()));
    store
        .findLockedByEmail(email)
        .ifPresentOrElse(
            owner -> post.accept(Letters.known(owner.account())),
            () -> post.accept(Letters.confirm(account, email, issue(Purpose.CONFIRM, id, email))));
    return account;
  }

  /** Refuses a name that cannot be had, with the reason; answers it as it will be kept. */
  public UserId checkFree(@Nullable String name) {
    UserId id = Registration.checkName(name);
    boolean taken =
        store
            .find(id)
            .filter(a -> a.confirmed() || a.createdAt().isAfter(staleBefore()))
            .isPresent();
    if (taken) {
      throw new Invalid("name", "The name " + id + " is taken.");
    }
    return id;
  }

  /** Whether a link to confirm an address still works. */
  public boolean mayConfirm(String secret) {
    return slips.find(secret, Purpose.CONFIRM, clock.instant()).isPresent();
  }

  /** Takes the secret from a letter as proof that its address is theirs. */
  public Account confirm(String secret) {
    Slip slip = slips.take(secret, Purpose.CONFIRM, clock.instant()).orElseThrow(Accounts::spent);
    store.confirm(slip.user(), slip.email());
    journal.note(slip.user(), "confirmed an e-mail address");
    sessions.changed(slip.user());
    return get(slip.user());
  }

  /** Makes the first administrator of a new forge; empty when there is one already. */
  public Optional<Account> createFirstAdmin(UserId id, String email, String password) {
    return store.anyAdmin() ? Optional.empty() : Optional.of(createAdmin(id, email, password));
  }

  /** Makes an account that is confirmed and administrates the site. */
  public Account createAdmin(UserId id, String email, String password) {
    String name = id.value().substring(0, 1).toUpperCase(Locale.ROOT) + id.value().substring(1);
    var account =
        new Account(id, name, MailAddress.check(email), "", true, true, false, clock.instant());
    store.insert(account, passwords.hash(PasswordRule.check(password, id.value())));
    return account;
  }

  // Signing in

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
    attempts.count(byAddress, SIGN_INS, enough);
    attempts.count(byAccount, SIGN_INS, enough);
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

  // Passwords

  /** Sends a link to set a new password, if the address belongs to an account. Never tells. */
  public void forgot(@Nullable String email, String address) {
    String to = MailAddress.check(email);
    attempts.count(
        "forgot from " + address,
        REGISTRATIONS,
        "Too many letters were asked for from your network.");
    if (!within("forgot " + MailAddress.key(to))) {
      return;
    }
    store
        .findLockedByEmail(to)
        .map(Locked::account)
        .filter(a -> !a.disabled())
        .ifPresent(
            account ->
                post.accept(
                    Letters.reset(account, issue(Purpose.RESET, account.id(), account.email()))));
  }

  /** Whose password a link from a letter may set; empty when it was used or is too old. */
  public Optional<UserId> mayReset(String secret) {
    return slips.find(secret, Purpose.RESET, clock.instant()).map(Slip::user);
  }

  /** Sets a new password by a link from a letter, and ends all sessions. */
  public void reset(String secret, @Nullable String password) {
    UserId user = mayReset(secret).orElseThrow(Accounts::spent);
    String checked = PasswordRule.check(password, user.value());
    if (slips.take(secret, Purpose.RESET, clock.instant()).isEmpty()) {
      throw spent();
    }
    setPassword(user, checked, null);
    journal.note(user, "set a new password by a letter");
    attempts.forget("sign-in as " + Secrets.hash(user.value()));
  }

  /**
   * Changes the password of somebody who knows it, and ends all sessions but this.
   *
   * @param session the id of the session that asks
   */
  public void changePassword(
      UserId user, @Nullable String current, @Nullable String wanted, @Nullable String session) {
    Locked locked = requireLocked(user);
    checkCurrent(locked, current);
    setPassword(user, PasswordRule.check(wanted, user.value()), session);
    journal.note(user, "changed the password");
  }

  private void setPassword(UserId user, String password, @Nullable String session) {
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
    checkCurrent(locked, current);
    if (!within("letters of " + user)) {
      throw new Invalid("email", "Too many letters went out. Wait an hour before the next.");
    }
    store
        .findLockedByEmail(to)
        .ifPresentOrElse(
            owner -> post.accept(Letters.known(owner.account())),
            () ->
                post.accept(
                    Letters.confirm(locked.account(), to, issue(Purpose.CONFIRM, user, to))));
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
      if (within("letters of " + account.id())
          && store.findLockedByEmail(account.email()).isEmpty()) {
        post.accept(
            Letters.confirm(
                account, account.email(), issue(Purpose.CONFIRM, account.id(), account.email())));
        again = " We have sent it again.";
      }
      throw new Invalid(
          "name",
          "Confirm your e-mail address first: follow the link in the letter to you." + again);
    }
    return account;
  }

  private void checkCurrent(Locked locked, @Nullable String current) {
    String key = "sign-in as " + Secrets.hash(locked.account().id().value());
    attempts.count(key, SIGN_INS, "Too many wrong passwords.");
    if (current == null || !passwords.matches(current, locked.password())) {
      throw new Invalid("current", "This is not your current password.");
    }
    attempts.forget(key);
  }

  private Locked requireLocked(UserId user) {
    return store.findLocked(user).orElseThrow(() -> new NotFound("The user " + user));
  }

  private static NotFound spent() {
    return new NotFound("This link was used, is too old, or");
  }

  private static void requireAdmin(User by) {
    if (!by.admin()) {
      throw new Denied("administrate this site");
    }
  }

  private boolean within(String key) {
    try {
      attempts.count(key, LETTERS, "");
      return true;
    } catch (TooMany e) {
      return false;
    }
  }

  private String issue(Purpose purpose, UserId user, String email) {
    Instant now = clock.instant();
    slips.sweep(now);
    String secret = Secrets.random(32);
    slips.insert(
        secret,
        new Slip(purpose, user, email),
        now.plus(purpose == Purpose.RESET ? RESET_WITHIN : CONFIRM_WITHIN));
    return secret;
  }

  private Instant staleBefore() {
    return clock.instant().minus(UNCONFIRMED_KEPT);
  }
}
