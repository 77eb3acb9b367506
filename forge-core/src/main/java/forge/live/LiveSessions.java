package forge.live;

import forge.user.Identity;
import forge.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clients connected to this node, by their ids and by their users. */
final class LiveSessions {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSessions.class);
  private static final int PER_USER = 20;
  private final Map<String, LiveSession> all = new ConcurrentHashMap<>();
  private final Map<UserId, Set<LiveSession>> byUser = new ConcurrentHashMap<>();
  private final AtomicBoolean unasked = new AtomicBoolean();

  int size() {
    return all.size();
  }

  Collection<LiveSession> all() {
    return all.values();
  }

  void add(LiveSession session) {
    all.put(session.id(), session);
    if (!session.identity().user().guest()) {
      UserId user = session.identity().user().id();
      byUser.computeIfAbsent(user, u -> ConcurrentHashMap.newKeySet()).add(session);
      replaceOldest(user);
    }
  }

  /** Whether it was still known. */
  boolean remove(LiveSession session) {
    byUser.computeIfPresent(
        session.identity().user().id(),
        (user, sessions) -> {
          sessions.remove(session);
          return sessions.isEmpty() ? null : sessions;
        });
    return all.remove(session.id()) != null;
  }

  private void replaceOldest(UserId user) {
    Set<LiveSession> same = byUser.getOrDefault(user, Set.of());
    if (same.size() > PER_USER) {
      same.stream()
          .sorted(Comparator.comparing(LiveSession::openedAt))
          .limit(same.size() - PER_USER)
          .forEach(s -> s.end(4409, "replaced by a newer connection"));
    }
  }

  /** Asks the guards again; about whom they cannot answer just now is noted. */
  void recheck(Predicate<Identity> whom) {
    for (LiveSession session : all.values()) {
      if (whom.test(session.identity())) {
        try {
          session.recheck();
        } catch (RuntimeException e) {
          unasked.set(true);
          LOG.warn("The rights of a client could not be asked for again.", e);
        }
      }
    }
  }

  /** Whether a guard could not answer since this was asked last. */
  boolean unasked() {
    return unasked.getAndSet(false);
  }

  /** Ends what a user opened with sessions other than these, asked for only where there is some. */
  void keepOnly(UserId user, Supplier<Set<String>> sessions) {
    List<LiveSession> open =
        byUser.getOrDefault(user, Set.of()).stream()
            .filter(s -> s.identity().proof() == Identity.Proof.SESSION)
            .toList();
    if (!open.isEmpty()) {
      Set<String> kept = sessions.get();
      open.stream()
          .filter(s -> !kept.contains(String.valueOf(s.identity().credential())))
          .forEach(s -> s.end(4401, "signed out"));
    }
  }

  /** Ends what was opened with this session or token. */
  void end(String credential) {
    all.values().stream()
        .filter(s -> credential.equals(s.identity().credential()))
        .forEach(s -> s.end(4401, "signed out"));
  }

  /** Those whose write has made no progress for so long. */
  List<LiveSession> stuck(Duration limit) {
    return all.values().stream().filter(s -> s.outbox().stuck(limit)).toList();
  }

  /** Asks everybody to connect again, each at a moment of its own within a while. */
  void drain(Duration within) {
    Sent.Bye bye = Sent.drain(0, within.toMillis());
    for (LiveSession session : all.values()) {
      session.outbox().answer(bye);
    }
  }

  void end(int code, String reason) {
    for (LiveSession session : new ArrayList<>(all.values())) {
      session.end(code, reason);
    }
  }
}
