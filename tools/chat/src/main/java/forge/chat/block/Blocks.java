package forge.chat.block;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoDatabase;
import forge.chat.block.BlockStore.Pair;
import forge.live.Live;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.SignInNeeded;
import forge.store.Slice;
import forge.user.User;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets people block others: these write to them alone no more, call them no more, and what they say
 * in rooms is folded. Nobody is told that they were blocked.
 */
public final class Blocks {
  /** Nobody blocks more people. */
  public static final int MOST = 1_000;

  /** How long another node may show what was so before. */
  private static final Duration SHOWN = Duration.ofSeconds(10);

  private final BlockStore store;
  private final Predicate<UserId> known;
  private final Live live;
  private final Clock clock;
  private final Cache<UserId, Set<UserId>> shown =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(SHOWN).build();

  /**
   * @param known whether there is such a person
   */
  public Blocks(MongoDatabase database, Predicate<UserId> known, Live live, Clock clock) {
    this.store = new BlockStore(database);
    this.known = known;
    this.live = live;
    this.clock = clock;
  }

  /** The visitor wants to hear from a person no more. */
  public UserId block(User user, @Nullable String name) {
    UserId by = account(user);
    UserId other = person(name);
    if (other.equals(by)) {
      throw new Invalid("user", "You cannot block yourself.");
    }
    Set<UserId> all = kept(by);
    if (!all.contains(other) && all.size() >= MOST) {
      throw new Full("You blocked " + MOST + " people, which is the limit.");
    }
    store.keep(new Pair(by, other), clock.instant());
    changed(by, other, true);
    return other;
  }

  public UserId unblock(User user, @Nullable String name) {
    UserId by = account(user);
    UserId other = person(name);
    store.remove(new Pair(by, other));
    changed(by, other, false);
    return other;
  }

  private void changed(UserId by, UserId other, boolean on) {
    shown.invalidate(by);
    live.whisper("user:" + by, "block", Map.of("user", other.value(), "on", on));
  }

  /** Asks anew whom somebody blocked, as they did something about it at another node. */
  public void forget(UserId user) {
    shown.invalidate(user);
  }

  /** Whom the visitor blocked, in the order of their names. */
  public Slice<Block> list(User user, @Nullable String after, int limit) {
    return store.by(account(user), after, limit);
  }

  /** Whose lines are folded for somebody; costs nothing while it is known. */
  public Set<UserId> of(UserId user) {
    return user.equals(UserId.GUEST) ? Set.of() : shown.get(user, this::kept);
  }

  private Set<UserId> kept(UserId user) {
    return store.by(user, null, MOST).items().stream()
        .map(Block::user)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those of some people who do not want to hear from a person, in one database call. */
  public Set<UserId> by(Collection<UserId> some, UserId user) {
    return some.isEmpty()
        ? Set.of()
        : store.find(some.stream().map(by -> new Pair(by, user)).toList()).stream()
            .map(Pair::by)
            .collect(Collectors.toSet());
  }

  /** Which of two blocked the other, the first where both did. */
  public Optional<UserId> between(UserId one, UserId other) {
    var found = store.find(List.of(new Pair(one, other), new Pair(other, one)));
    return found.stream()
        .map(Pair::by)
        .filter(one::equals)
        .findAny()
        .or(() -> found.stream().map(Pair::by).findAny());
  }

  private UserId person(@Nullable String name) {
    String typed = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    try {
      UserId user = UserId.valueOf(typed.startsWith("@") ? typed.substring(1) : typed);
      if (known.test(user)) {
        return user;
      }
    } catch (IllegalArgumentException e) {
      // answered below, as any other name nobody has
    }
    throw new Invalid("user", "Nobody here has this user name.");
  }

  private static UserId account(User user) {
    if (user.guest()) {
      throw new SignInNeeded("block people");
    }
    return user.id();
  }
}
