package forge.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What people are called, remembered for some minutes: pages name the same people again and again.
 * Who is called otherwise is called so at once, on all nodes.
 */
public final class DisplayNames {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private final AccountStore store;
  private final Cache<UserId, String> known;

  DisplayNames(AccountStore store, Sessions sessions, Clock clock) {
    this.store = store;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .executor(Runnable::run)
            .build();
    sessions.whenChanged(known::invalidate);
  }

  /** Of each the name they chose, and the one they sign in with where there is no such account. */
  public Map<UserId, String> of(Collection<UserId> users) {
    return Map.copyOf(known.getAll(users, this::load));
  }

  public String of(UserId user) {
    return of(Set.of(user)).getOrDefault(user, user.value());
  }

  private Map<UserId, String> load(Set<? extends UserId> users) {
    var names = new HashMap<UserId, String>();
    users.forEach(user -> names.put(user, user.value()));
    store.find(Set.copyOf(users)).forEach(one -> names.put(one.id(), one.displayName()));
    return names;
  }
}
