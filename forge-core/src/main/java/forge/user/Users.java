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
    accounts =
        new Accounts(
            new AccountStore(database),
            new SlipStore(database),
            sessions,
            new Attempts(database, clock),
            passwords,
            post,
            journal,
            clock);
    tokens = new Tokens(new TokenStore(database), journal, clock);
    sshKeys = new SshKeys(new SshKeyStore(database), journal, clock);
    gpgKeys = new GpgKeys(new GpgKeyStore(database), journal, clock);
    passes = new Passes(SiteSecret.of(database), clock);
    credentials = new Credentials(accounts, sessions, tokens, passes, clock);

    var cookie = new SessionCookie(config.secure());
    resources =
        List.of(
            new IdentityFilter(credentials),
            new ScopeFilter(),
            new RegisterViews(accounts),
            new ConfirmViews(accounts),
            new SignInViews(accounts, cookie),
            new SignOutViews(accounts, cookie),
            new ForgotViews(accounts),
            new ResetViews(accounts),
            new AccountViews(accounts, sessions, tokens, sshKeys, () -> hostKeys.get(), clock),
            new AccountApi(accounts, sessions, tokens, sshKeys),
            new GpgKeyViews(gpgKeys, accounts),
            new GpgKeyApi(gpgKeys),
            new UserApi(accounts),
            new NameApi(accounts));
  }

  public Accounts accounts() {
    return accounts;
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
