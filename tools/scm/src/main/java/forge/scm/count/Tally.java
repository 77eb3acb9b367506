package forge.scm.count;

import forge.scm.Commit;
import forge.scm.LanguageNames;
import forge.scm.OwnWork;
import forge.scm.RepoPath;
import forge.scm.Repository;
import forge.scm.TreeEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts under way: what was known before, and what is added to it. */
final class Tally {
  private static final int MOST_PEOPLE = 20_000;
  private static final int LONGEST = 200;
  private static final String OTHERS = "everybody else";

  private final Map<String, Counting> people = new HashMap<>();
  private final Map<String, Long> kinds = new HashMap<>();

  /** One person, being counted. */
  private static final class Counting {
    private final TreeMap<Integer, Integer> weeks = new TreeMap<>();
    private String name;
    private boolean named;

    Counting(String name) {
      this.name = name;
    }
  }

  void addAll(Counts known) {
    for (Contributor each : known.people()) {
      people
          .computeIfAbsent(each.key(), key -> new Counting(each.name()))
          .weeks
          .putAll(each.weeks());
    }
    kinds.putAll(known.endings());
  }

  /** Adds a commit; newer ones come first. */
  void add(Commit commit) {
    if (commit.merge()) {
      return;
    }
    String mail = commit.author().email().strip().toLowerCase(Locale.ROOT);
    String name = shortened(commit.author().name().strip());
    String key = shortened(mail.isEmpty() ? name.toLowerCase(Locale.ROOT) : mail);
    boolean room = people.containsKey(key) || people.size() < MOST_PEOPLE;
    Counting who =
        people.computeIfAbsent(room ? key : OTHERS, k -> new Counting(room ? name : OTHERS));
    who.weeks.merge(Weeks.of(commit.author().at()), 1, Integer::sum);
    if (room && !who.named && !name.isEmpty()) {
      who.name = name;
      who.named = true;
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2));
  }

  /** Adds the bytes of a file, or takes them away. */
  void add(Repository repository, RepoPath path, TreeEntry file, int sign) {
    String kind = LanguageNames.kind(path.name());
    boolean counts = file.kind() == TreeEntry.Kind.FILE || file.kind() == TreeEntry.Kind.EXECUTABLE;
    if (counts && !kind.isEmpty() && OwnWork.is(path)) {
      kinds.merge(kind, sign * repository.length(file), Long::sum);
    }
  }

  Counts counts(String ref, String tip) {
    kinds.values().removeIf(bytes -> bytes <= 0);
    return new Counts(ref, tip, contributors(people), kinds);
  }

  private static List<Contributor> contributors(Map<String, Counting> people) {
    return people.entrySet().stream()
        .map(e -> new Contributor(e.getValue().name, e.getKey(), e.getValue().weeks))
        .toList();
  }
}
