package forge.scm.count;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Somebody who committed.
 *
 * @param name as they last called themselves
 * @param key by what they are told apart: their mail address in small letters, or their name
 * @param weeks how many commits they made in a week, for those in which they made any; merges do
 *     not count
 */
public record Contributor(String name, String key, SortedMap<Integer, Integer> weeks) {

  public Contributor {
    weeks = Collections.unmodifiableSortedMap(new TreeMap<>(weeks));
  }

  public int commits() {
    return sum(weeks);
  }

  /** How many commits they made from one week to the one before another. */
  public int commits(int from, int until) {
    return sum(weeks.subMap(from, Math.max(from, until)));
  }

  private static int sum(SortedMap<Integer, Integer> weeks) {
    return weeks.values().stream().mapToInt(Integer::intValue).sum();
  }
}
