package forge.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is here, stream by stream: those of this node, and what other nodes said of theirs. It lives
 * in memory only. Somebody who leaves is here a little longer, so that going to the next page is
 * not a farewell.
 *
 * <p>People go by name, guests by {@code *} and the id of their connection.
 */
final class Presence {
  static final Duration GRACE = Duration.ofSeconds(30);
  static final Duration SILENCE = Duration.ofSeconds(90);
  private final Map<String, Map<String, Integer>> local = new HashMap<>();
  private final Map<String, Map<String, Instant>> leaving = new HashMap<>();
  private final Map<String, Node> nodes = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  /** What another node said last. */
  private record Node(Instant heardAt, Map<String, Set<String>> here) {}

  synchronized void came(String stream, String who) {
    Map<String, Instant> left = leaving.get(stream);
    boolean lingered = left != null && left.remove(who) != null;
    int count = local.computeIfAbsent(stream, s -> new HashMap<>()).merge(who, 1, Integer::sum);
    if (count == 1 && !lingered) {
      changed.add(stream);
    }
  }

  synchronized void went(String stream, String who, Instant now) {
    Map<String, Integer> here = local.getOrDefault(stream, new HashMap<>());
    if (here.merge(who, -1, Integer::sum) > 0) {
      return;
    }
    here.remove(who);
    if (here.isEmpty()) {
      local.remove(stream);
    }
    if (who.startsWith("*")) {
      changed.add(stream);
    } else {
      leaving.computeIfAbsent(stream, s -> new HashMap<>()).put(who, now.plus(GRACE));
    }
  }

  /** Everybody in a stream, on all nodes. */
  synchronized Set<String> here(String stream) {
    var all = new TreeSet<>(mine(stream));
    for (Node node : nodes.values()) {
      all.addAll(node.here().getOrDefault(stream, Set.of()));
    }
    return all;
  }

  /** About how many are in a stream, on all nodes. */
  synchronized int size(String stream) {
    int size = local.getOrDefault(stream, Map.of()).size();
    for (Node node : nodes.values()) {
      size += node.here().getOrDefault(stream, Set.of()).size();
    }
    return size;
  }

  /** Those of these people who are in a stream, on any node. */
  synchronized Set<String> anyOf(String stream, Collection<String> people) {
    var found = new HashSet<String>();
    for (String who : people) {
      boolean here =
          local.getOrDefault(stream, Map.of()).containsKey(who)
              || leaving.getOrDefault(stream, Map.of()).containsKey(who)
              || nodes.values().stream()
                  .anyMatch(n -> n.here().getOrDefault(stream, Set.of()).contains(who));
      if (here) {
        found.add(who);
      }
    }
    return found;
  }

  /** Everybody of this node in a stream. */
  synchronized Set<String> mine(String stream) {
    var all = new TreeSet<>(local.getOrDefault(stream, Map.of()).keySet());
    all.addAll(leaving.getOrDefault(stream, Map.of()).keySet());
    return all;
  }

  /** Everybody of this node, for a node that has not heard of them. */
  synchronized Map<String, Set<String>> mine() {
    var streams = new TreeSet<>(local.keySet());
    streams.addAll(leaving.keySet());
    var all = new HashMap<String, Set<String>>();
    streams.forEach(s -> all.put(s, mine(s)));
    return all;
  }

  /** What another node says of some of its streams, or of all. */
  synchronized void heard(String node, Map<String, Set<String>> here, boolean all, Instant now) {
    Node before = nodes.get(node);
    var after = new HashMap<String, Set<String>>();
    if (before != null && !all) {
      after.putAll(before.here());
    }
    if (before != null && all) {
      changed.addAll(before.here().keySet());
    }
    changed.addAll(here.keySet());
    after.putAll(here);
    after.values().removeIf(Set::isEmpty);
    nodes.put(node, new Node(now, after));
  }

  /** Lets go of those who left long enough ago, and of nodes that have fallen silent. */
  synchronized void expire(Instant now) {
    leaving.forEach(
        (stream, people) -> {
          if (people.values().removeIf(until -> until.isBefore(now))) {
            changed.add(stream);
          }
        });
    leaving.values().removeIf(Map::isEmpty);
    nodes
        .values()
        .removeIf(
            node -> {
              boolean silent = node.heardAt().plus(SILENCE).isBefore(now);
              if (silent) {
                changed.addAll(node.here().keySet());
              }
              return silent;
            });
  }

  /** The streams in which somebody came or went since the last time this was asked. */
  synchronized Set<String> changes() {
    var all = Set.copyOf(changed);
    changed.clear();
    return all;
  }
}
