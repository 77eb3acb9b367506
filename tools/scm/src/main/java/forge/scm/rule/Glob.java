package forge.scm.rule;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of names whose parts are split by slashes: {@code *} stands for anything within a part,
 * {@code ?} for one character of it, {@code **} for any number of parts. Matching takes time
 * proportional to the lengths of pattern and name, whatever they are.
 */
public final class Glob {
  private static final int LONGEST = 200;
  private static final int ONE = -1;
  private static final int WITHIN = -2;
  private static final int ACROSS = -3;
  private static final int PARTS = -4;

  private final String text;
  private final int[] steps;

  private Glob(String text) {
    this.text = text;
    this.steps = steps(text);
  }

  /** The pattern that somebody typed in a field of that name. */
  public static Glob parse(String field, @Nullable String typed) {
    String text = Check.line(field, "The pattern", typed, LONGEST);
    if (text.startsWith("/") || text.endsWith("/") || text.contains("//")) {
      throw new Invalid(
          field, "A pattern such as release/* or secrets/** has no slash at its ends, nor two.");
    }
    return new Glob(text);
  }

  /** The pattern as it was kept. */
  static Glob of(String text) {
    return new Glob(text);
  }

  public String text() {
    return text;
  }

  /** Whether the whole name is as the pattern says. */
  public boolean matches(String name) {
    boolean[] at = new boolean[steps.length + 1];
    at[0] = true;
    skip(at, true);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      at = after(at, c);
      skip(at, c == '/');
    }
    return at[steps.length];
  }

  /** The same for a file: a pattern without a slash is one of its name, in whatever folder. */
  public boolean matchesFile(String path) {
    return matches(text.contains("/") ? path : path.substring(path.lastIndexOf('/') + 1));
  }

  private boolean[] after(boolean[] at, char c) {
    boolean[] next = new boolean[at.length];
    for (int i = 0; i < steps.length; i++) {
      if (at[i]) {
        switch (steps[i]) {
          case WITHIN -> next[i] |= c != '/';
          case ACROSS, PARTS -> next[i] = true;
          case ONE -> next[i + 1] |= c != '/';
          default -> next[i + 1] |= c == steps[i];
        }
      }
    }
    return next;
  }

  /** What may stand for nothing is passed over; whole parts only where a part begins. */
  private void skip(boolean[] at, boolean beginning) {
    for (int i = 0; i < steps.length; i++) {
      boolean empty = steps[i] == WITHIN || steps[i] == ACROSS || (steps[i] == PARTS && beginning);
      if (at[i] && empty) {
        at[i + 1] = true;
      }
    }
  }

  private static int[] steps(String text) {
    List<Integer> steps = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' && text.startsWith("**/", i) && (i == 0 || text.charAt(i - 1) == '/')) {
        steps.add(PARTS);
        i += 2;
      } else if (c == '*' && text.startsWith("**", i)) {
        steps.add(ACROSS);
        i += 1;
      } else {
        steps.add(c == '*' ? WITHIN : c == '?' ? ONE : c);
      }
    }
    return steps.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public String toString() {
    return text;
  }
}
