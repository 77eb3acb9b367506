package forge.user;

import forge.refusal.Refusal.Invalid;
import forge.user.Attempts.Limit;
import forge.user.Slip.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How people get an account and prove that its address is theirs. */
public final class Registrations {
  private static final Duration UNCONFIRMED_KEPT = Duration.ofDays(7);
  private static final Limit MOST = new Limit(10, Duration.ofHours(1));

  private final AccountStore store;
  private final Slips slips;
  private final Sessions sessions;
  private final Attempts attempts;
  private final Passwords passwords;
  private final Consumer<Letter> post;
  private final AccountJournal journal;
  private final Clock clock;

  Registrations(
      AccountStore store,
      Slips slips,
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
    attempts.count("register " + address, MOST, "Too many accounts were opened from your network.");
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
    store.removeUnconfirmed(id, staleBefore());
    store.insert(account, passwords.hash(registration.checkPassword()));
    store
        .findLockedByEmail(email)
        .ifPresentOrElse(
            owner -> post.accept(Letters.known(owner.account())),
            () ->
                post.accept(
                    Letters.confirm(account, email, slips.issue(Purpose.CONFIRM, id, email))));
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
    return slips.find(secret, Purpose.CONFIRM).isPresent();
  }

  /** Takes the secret from a letter as proof that its address is theirs. */
  public Account confirm(String secret) {
    Slip slip = slips.take(secret, Purpose.CONFIRM);
    store.confirm(slip.user(), slip.email());
    journal.note(slip.user(), "confirmed an e-mail address");
    sessions.changed(slip.user());
    return store.find(slip.user()).orElseThrow(Slips::spent);
  }

  private Instant staleBefore() {
    return clock.instant().minus(UNCONFIRMED_KEPT);
  }
}
