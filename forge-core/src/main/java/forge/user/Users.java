package forge.user;

import com.mongodb.client.MongoDatabase;
import forge.bell.Doorbell;
import forge.config.ForgeConfig;
import forge.store.SiteSecret;
import forge.user.web.AccountApi;
import forge.user.web.AccountViews;
import forge.user.web.ConfirmViews;
import forge.user.web.ForgotViews;
import forge.user.web.GpgKeyApi;
import forge.user.web.GpgKeyViews;
import forge.user.web.IdentityFilter;
import forge.user.web.NameApi;
import forge.user.web.RegisterViews;
import forge.user.web.ResetViews;
import forge.user.web.ScopeFilter;
import forge.user.web.SessionCookie;
import forge.user.web.SignInViews;
import forge.user.web.SignOutViews;
import forge.user.web.UserApi;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything about users, wired: accounts, sessions, tokens, keys, and their pages. */
public final class Users {
  private final Accounts accounts;
  private final DisplayNames displayNames;
  private final Registrations registrations;
  private final SignIns signIns;
  private final ForgottenPasswords forgottenPasswords;
  private final Sessions sessions;
  private final Tokens tokens;
  private final SshKeys sshKeys;
  private final GpgKeys gpgKeys;
  private final Passes passes;
  private final Credentials credentials;
  private final List<Object> resources;
  private volatile Supplier<List<String>> hostKeys = List::of;

  /**
   * @param post takes letters to be sent; must neither block long nor throw
   */
  public Users(
      MongoDatabase database,
      ForgeConfig config,
      Clock clock,
      Doorbell bell,
      Consumer<Letter> post,
      AccountJournal journal,
      Passwords passwords) {
    sessions = new Sessions(new SessionStore(database), bell, clock);
    var store = new AccountStore(database);
    var attempts = new Attempts(database, clock);
    var slips = new Slips(new SlipStore(database), attempts, clock);
    signIns = new SignIns(store, slips, sessions, attempts, passwords, post);
    accounts = new Accounts(store, slips, sessions, signIns, passwords, post, journal, clock);
    displayNames = new DisplayNames(store, sessions, clock);
    registrations =
        new Registrations(store, slips, sessions, attempts, passwords, post, journal, clock);
    forgottenPasswords =
        new ForgottenPasswords(store, accounts, signIns, slips, attempts, post, journal);
    tokens = new Tokens(new TokenStore(database), sessions, journal, clock);
    sshKeys = new SshKeys(new SshKeyStore(database), journal, clock);
    gpgKeys = new GpgKeys(new GpgKeyStore(database), journal, clock);
    passes = new Passes(SiteSecret.of(database), clock);
    credentials = new Credentials(accounts, signIns, sessions, tokens, passes, clock);

    var cookie = new SessionCookie(config.secure());
    resources =
        List.of(
            new IdentityFilter(credentials),
            new ScopeFilter(),
            new RegisterViews(registrations),
            new ConfirmViews(registrations),
            new SignInViews(signIns, cookie),
            new SignOutViews(signIns, cookie),
            new ForgotViews(forgottenPasswords),
            new ResetViews(forgottenPasswords),
            new AccountViews(accounts, sessions, tokens, sshKeys, () -> hostKeys.get(), clock),
            new AccountApi(accounts, sessions, tokens, sshKeys),
            new GpgKeyViews(gpgKeys, accounts),
            new GpgKeyApi(gpgKeys),
            new UserApi(accounts),
            new NameApi(registrations));
  }

  public Accounts accounts() {
    return accounts;
  }

  public DisplayNames displayNames() {
    return displayNames;
  }

  public Registrations registrations() {
    return registrations;
  }

  public SignIns signIns() {
    return signIns;
  }

  public ForgottenPasswords forgottenPasswords() {
    return forgottenPasswords;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Tokens tokens() {
    return tokens;
  }

  public SshKeys sshKeys() {
    return sshKeys;
  }

  public GpgKeys gpgKeys() {
    return gpgKeys;
  }

  public Passes passes() {
    return passes;
  }

  /** Has the page of SSH keys show by what people recognise this forge. */
  public void showHostKeys(Supplier<List<String>> fingerprints) {
    hostKeys = fingerprints;
  }

  /** Recognises people where no filter of ours runs, such as in servlets and sockets. */
  public Credentials credentials() {
    return credentials;
  }

  /** Filters and resources to be registered with Jakarta REST. */
  public List<Object> resources() {
    return resources;
  }
}
