package forge.scm.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How well a path matches what somebody typed: every word as it is, or its letters in their order.
 * The page's script ranks in the same way.
 *
 * @param score the higher the better
 */
public record FileMatch(String path, int score) {
  private static final int NO = Integer.MIN_VALUE;
  private static final int LONGEST = 200;

  /** The best matches first; all paths in their order where nothing is typed. */
  public static List<String> best(List<String> paths, String typed, int most) {
    String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
    if (text.isBlank()) {
      return paths.subList(0, Math.min(most, paths.size()));
    }
    var found = new ArrayList<FileMatch>();
    for (String path : paths) {
      int score = score(path, words);
      if (score != NO) {
        found.add(new FileMatch(path, score));
      }
    }
    found.sort(
        Comparator.comparingInt((FileMatch m) -> m.score)
            .reversed()
            .thenComparing(FileMatch::path));
    return found.stream().limit(most).map(FileMatch::path).toList();
  }

  private static int score(String path, String[] words) {
    String lower = path.toLowerCase(Locale.ROOT);
    int name = lower.lastIndexOf('/') + 1;
    int sum = -path.length();
    for (String word : words) {
      int one = score(path, lower, name, word);
      if (one == NO) {
        return NO;
      }
      sum += one;
    }
    return sum;
  }

  private static int score(String path, String lower, int name, String word) {
    int inName = lower.indexOf(word, name);
    if (inName >= 0) {
      return 1000 + (inName == name ? 200 : begins(path, inName) ? 100 : 0);
    }
    int anywhere = lower.lastIndexOf(word);
    if (anywhere >= 0) {
      return 700 + (begins(path, anywhere) ? 100 : 0);
    }
    return letters(path, lower, name, word);
  }

  /** The letters one after the other, from the end, so that the name counts before the folders. */
  private static int letters(String path, String lower, int name, String word) {
    int score = 100;
    int at = lower.length();
    for (int i = word.length() - 1; i >= 0; i--) {
      int next = lower.lastIndexOf(word.charAt(i), at - 1);
      if (next < 0) {
        return NO;
      }
      boolean joined = i < word.length() - 1 && next == at - 1;
      score += (joined ? 12 : -2) + (begins(path, next) ? 10 : 0) + (next >= name ? 4 : 0);
      at = next;
    }
    return score;
  }

  /** Whether a word begins there: after a separator, or with a capital. */
  private static boolean begins(String path, int at) {
    if (at == 0) {
      return true;
    }
    char before = path.charAt(at - 1);
    char here = path.charAt(at);
    return !Character.isLetterOrDigit(before)
        || (Character.isUpperCase(here) && !Character.isUpperCase(before));
  }
}
