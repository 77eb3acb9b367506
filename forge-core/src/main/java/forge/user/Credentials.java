package forge.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.user.Identity.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Recognises people by what their requests carry: a token, a name and password, or a cookie. */
public final class Credentials {
  private static final Set<String> ANY_OWNER = Set.of("", "token", "x-access-token", "oauth2");
  private static final Set<String> EVERYTHING = Set.of(Identity.EVERYTHING);
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  private final Accounts accounts;
  private final SignIns signIns;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Passes passes;
  private final String pepper = Secrets.random(16);
  private final Cache<String, Account> proven;
  private volatile Function<String, Optional<Identity>> machines = fingerprint -> Optional.empty();

  /** What a look at the credentials came to. */
  public sealed interface Outcome {

    /** Somebody, or a guest who showed nothing. */
    record Known(Identity identity) implements Outcome {}

    /**
     * Something was shown and it is not right.
     *
     * @param basic whether it was a name and password, which the asker may ask a person for again
     */
    record Wrong(String sentence, boolean basic) implements Outcome {}
  }

  Credentials(
      Accounts accounts,
      SignIns signIns,
      Sessions sessions,
      Tokens tokens,
      Passes passes,
      Clock clock) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.sessions = sessions;
    this.tokens = tokens;
    this.passes = passes;
    this.proven =
        Caffeine.newBuilder()
            .maximumSize(1000)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
    sessions.whenChanged(user -> proven.asMap().values().removeIf(a -> a.id().equals(user)));
  }

  /** Lets machines in that come with a pass for a key of theirs, named by its fingerprint. */
  public void admitMachines(Function<String, Optional<Identity>> keys) {
    machines = keys;
  }

  /**
   * Looks at what a request carries.
   *
   * @param authorization the header of that name
   * @param cookie the value of the session cookie
   * @param address where the request comes from
   */
  public Outcome identify(@Nullable String authorization, @Nullable String cookie, String address) {
    if (authorization != null && !authorization.isBlank()) {
      return byHeader(authorization.strip(), address);
    }
    if (cookie == null || cookie.isEmpty()) {
      return new Outcome.Known(Identity.GUEST);
    }
    return new Outcome.Known(
        sessions
            .find(cookie)
            .map(s -> new Identity(s.account().user(), Proof.SESSION, s.session().id(), EVERYTHING))
            .orElse(Identity.GUEST));
  }

  private Outcome byHeader(String header, String address) {
    int space = header.indexOf(' ');
    String scheme = space < 0 ? header : header.substring(0, space);
    String value = space < 0 ? "" : header.substring(space + 1).strip();
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "bearer", "token" ->
          byToken(value)
              .<Outcome>map(Outcome.Known::new)
              .orElse(new Outcome.Wrong("This token is unknown, expired or revoked.", false));
      case "basic" -> byBasic(value, address);
      default ->
          new Outcome.Wrong(
              "The Authorization header takes Bearer, token or Basic, not %s."
                  .formatted(scheme.length() > 20 ? "this" : scheme),
              false);
    };
  }

  private Optional<Identity> byToken(String secret) {
    if (Passes.looksLikeOne(secret)) {
      return passes.read(secret).flatMap(this::byPass);
    }
    return tokens.use(secret).map(Credentials::identity);
  }

  private Optional<Identity> byPass(Passes.Pass pass) {
    Optional<String> machine = pass.fingerprint();
    if (machine.isPresent()) {
      return machines.apply(machine.get()).map(identity -> limited(identity, pass.scopes()));
    }
    return accounts
        .find(new UserId(pass.bearer()))
        .filter(account -> !account.disabled())
        .map(Account::user)
        .map(user -> new User(user.id(), user.displayName(), false))
        .map(user -> new Identity(user, Proof.TOKEN, null, pass.scopes()));
  }

  /** What the key of a machine may still do, and of that no more than its pass says. */
  private static Identity limited(Identity machine, Set<String> scopes) {
    var both = new HashSet<>(scopes);
    both.retainAll(machine.scopes());
    return new Identity(machine.user(), machine.proof(), machine.credential(), both);
  }

  private static Identity identity(Tokens.Used used) {
    Set<String> scopes = Scope.closure(used.token().scopes());
    User user = used.account().user();
    boolean admin = user.admin() && scopes.contains(Scope.ADMIN.text());
    return new Identity(
        new User(user.id(), user.displayName(), admin), Proof.TOKEN, used.token().id(), scopes);
  }

  private Outcome byBasic(String value, String address) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return new Outcome.Wrong("The Authorization header is not well formed.", true);
    }
    int colon = pair.indexOf(':');
    return byPair(
        colon < 0 ? pair : pair.substring(0, colon),
        colon < 0 ? "" : pair.substring(colon + 1),
        address);
  }

  private Outcome byPair(String name, String password, String address) {
    if (Tokens.looksLikeOne(password)) {
      Optional<Identity> owner = byToken(password).filter(i -> mayName(name, i));
      if (owner.isPresent()) {
        return new Outcome.Known(owner.get());
      }
    }
    return byPassword(name, password, address);
  }

  /**
   * Recognises people by a name and a password or token, for those who do not come by HTTP.
   *
   * @param name {@code token} where the token alone says whose it is
   * @param address where they come from
   */
  public Outcome prove(String name, String secret, String address) {
    return byPair(name, secret, address);
  }

  /**
   * Whether somebody who showed this secret could do so now. A password is not proven again, which
   * would cost much; its account must still be usable.
   */
  public boolean still(Identity identity, String secret) {
    UserId user = identity.user().id();
    if (identity.proof() == Proof.TOKEN) {
      return byToken(secret).filter(i -> i.user().id().equals(user)).isPresent();
    }
    return accounts.find(user).filter(account -> !account.disabled()).isPresent();
  }

  private static boolean mayName(String name, Identity identity) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ANY_OWNER.contains(lower) || identity.user().id().value().equals(lower);
  }

  private Outcome byPassword(String name, String password, String address) {
    String key = Secrets.hash(pepper + '\n' + name + '\n' + password);
    Account known = proven.getIfPresent(key);
    if (known != null) {
      return known(known);
    }
    try {
      return signIns
          .prove(name, password, address)
          .map(
              account -> {
                proven.put(key, account);
                return known(account);
              })
          .orElse(new Outcome.Wrong("This name and password do not match.", true));
    } catch (Invalid | Denied e) {
      return new Outcome.Wrong(e.reason(), true);
    }
  }

  private static Outcome known(Account account) {
    return new Outcome.Known(new Identity(account.user(), Proof.PASSWORD, null, EVERYTHING));
  }
}
