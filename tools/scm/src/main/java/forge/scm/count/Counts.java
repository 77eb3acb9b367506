package forge.scm.count;

import forge.scm.LanguageNames;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted of the default branch.
 *
 * @param ref the branch
 * @param tip the commit up to which it was counted
 * @param people in no order
 * @param endings bytes of the files of a commit, by the kind of file that their names tell
 */
public record Counts(String ref, String tip, List<Contributor> people, Map<String, Long> endings) {

  public Counts {
    people = List.copyOf(people);
    endings = Map.copyOf(endings);
  }

  /** A language and how many bytes are in it. */
  public record Share(String language, long bytes) {}

  /** Languages, those with the most bytes first. */
  public List<Share> languages() {
    return LanguageNames.languages(endings).entrySet().stream()
        .map(e -> new Share(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingLong(Share::bytes).reversed().thenComparing(Share::language))
        .toList();
  }

  /** How many commits everybody together made in each week, without the weeks of none. */
  public SortedMap<Integer, Integer> weeks() {
    var all = new TreeMap<Integer, Integer>();
    for (Contributor each : people) {
      each.weeks().forEach((week, commits) -> all.merge(week, commits, Integer::sum));
    }
    return all;
  }
}
