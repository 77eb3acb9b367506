package forge.tickets;

import forge.user.UserId;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By how much the counters of a mount and its people change. It travels with the event, so that a
 * counter missed when a node died is made up for.
 *
 * @param deltas by counter, such as {@code open} or {@code mia/assigned}
 */
record Tally(Map<String, Integer> deltas) {
  Tally {
    deltas = Map.copyOf(deltas);
  }

  static Tally between(@Nullable Ticket before, Ticket after) {
    var deltas = new TreeMap<String, Integer>();
    if (before != null) {
      count(before, -1, deltas);
    }
    count(after, 1, deltas);
    deltas.values().removeIf(delta -> delta == 0);
    return new Tally(deltas);
  }

  private static void count(Ticket ticket, int by, Map<String, Integer> deltas) {
    String kind = ticket.open() ? "open" : "closed";
    deltas.merge(ticket.content().hidden() ? "hidden-" + kind : kind, by, Integer::sum);
    if (ticket.open()) {
      deltas.merge(ticket.opener() + "/opened", by, Integer::sum);
      if (ticket.assignee() != null) {
        deltas.merge(ticket.assignee() + "/assigned", by, Integer::sum);
      }
    }
  }

  /** The part about the mount, under an empty name, and the part about each of its people. */
  Map<String, Map<String, Integer>> byOwner() {
    var owners = new TreeMap<String, Map<String, Integer>>();
    owners.put("", new TreeMap<>());
    deltas.forEach(
        (name, delta) -> {
          int slash = name.indexOf('/');
          owners
              .computeIfAbsent(name.substring(0, Math.max(slash, 0)), o -> new TreeMap<>())
              .put(name.substring(slash + 1), delta);
        });
    return owners;
  }

  static String owner(UserId user) {
    return user.value();
  }

  String text() {
    return deltas.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(" "));
  }

  static Tally parse(String text) {
    return new Tally(
        Arrays.stream(text.split(" "))
            .filter(part -> part.contains("="))
            .collect(
                Collectors.toMap(
                    part -> part.substring(0, part.indexOf('=')),
                    part -> Integer.parseInt(part.substring(part.indexOf('=') + 1)))));
  }
}
