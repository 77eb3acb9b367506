package forge.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells those in a stream who is here, the larger the crowd the less often, and the other nodes who
 * is here on this one.
 */
final class Attendance {
  private static final String ANYWHERE = "*";
  private static final int NAMED = 50;
  private static final int COMPANY = 100;
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(5);
  private final Presence presence = new Presence();
  private final LiveStreams streams;
  private final Map<String, Instant> toldAt = new HashMap<>();
  private final Set<String> due = new HashSet<>();
  private final Map<String, Item> last = new ConcurrentHashMap<>();

  Attendance(LiveStreams streams) {
    this.streams = streams;
  }

  void connected(LiveSession session) {
    if (!session.identity().user().guest()) {
      presence.came(ANYWHERE, session.presence());
    }
  }

  void gone(LiveSession session, Instant now) {
    if (!session.identity().user().guest()) {
      presence.went(ANYWHERE, session.presence(), now);
    }
  }

  void came(String stream, LiveSession session) {
    presence.came(stream, session.presence());
    session.outbox().offer(last.computeIfAbsent(stream, this::here));
  }

  void went(String stream, LiveSession session, Instant now) {
    presence.went(stream, session.presence(), now);
  }

  /** The names of those who are in a stream, on all nodes. */
  List<String> names(String stream) {
    return presence.here(stream).stream().filter(who -> !who.startsWith("*")).toList();
  }

  /** Those of these users who are anywhere, on all nodes. */
  Set<String> online(Collection<String> users) {
    return presence.anyOf(ANYWHERE, users);
  }

  void heard(String node, Map<String, Set<String>> here, boolean all, Instant now) {
    presence.heard(node, here, all, now);
  }

  /** Everybody of this node, stream by stream. */
  Map<String, Set<String>> mine() {
    return presence.mine();
  }

  /**
   * Tells what has changed.
   *
   * @return the changed streams with those of this node who are in them, for the other nodes
   */
  Map<String, Set<String>> tell(Instant now) {
    presence.expire(now);
    due.addAll(presence.changes());
    var told = new HashMap<String, Set<String>>();
    for (String stream : List.copyOf(due)) {
      if (mayTell(stream, now)) {
        due.remove(stream);
        told.put(stream, presence.mine(stream));
        tell(stream);
      }
    }
    toldAt.values().removeIf(at -> at.plus(LATER).isBefore(now));
    return told;
  }

  private boolean mayTell(String stream, Instant now) {
    int size = presence.size(stream);
    Instant before = toldAt.get(stream);
    Duration pause = size > Flushes.CROWD ? LATER : SOON;
    if (size > COMPANY && before != null && before.plus(pause).isAfter(now)) {
      return false;
    }
    toldAt.put(stream, now);
    return true;
  }

  private void tell(String stream) {
    if (stream.equals(ANYWHERE)) {
      return;
    }
    Item item = here(stream);
    if (streams.hearing(stream) == 0) {
      last.remove(stream);
      return;
    }
    last.put(stream, item);
    for (Subscription subscription : streams.subscriptions(stream)) {
      if (subscription.here()) {
        subscription.session().outbox().offer(item);
      }
    }
  }

  /** Whether somebody came or went anywhere, in what was told. */
  static boolean anywhere(Map<String, Set<String>> told) {
    return told.containsKey(ANYWHERE);
  }

  private Item here(String stream) {
    Set<String> all = presence.here(stream);
    var people = all.stream().filter(who -> !who.startsWith("*")).limit(NAMED).toList();
    return Item.ephemeral(stream, "here", LiveJson.write(new Here(people, all.size())));
  }

  /** Who is here: some by name, and how many with guests. */
  private record Here(List<String> u, int n) {}
}
