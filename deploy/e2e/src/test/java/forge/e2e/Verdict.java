package forge.e2e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a benchmark demands, and what it aims at: demands that are broken end it, whatever the
 * machine; a time that was missed is printed as such.
 */
final class Verdict {
  private final List<String> broken = new ArrayList<>();

  /** Notes whether something that must hold does. */
  void demand(boolean holds, String what, Object... figures) {
    String line = String.format(Locale.ROOT, what, figures);
    System.out.println((holds ? "  ok      " : "  BROKEN  ") + line);
    if (!holds) {
      broken.add(line);
    }
  }

  /** Notes whether a time that depends on the machine was kept. */
  void aim(boolean kept, String what, Object... figures) {
    String line = String.format(Locale.ROOT, what, figures);
    System.out.println((kept ? "  ok      " : "  missed  ") + line);
  }

  /** Fails unless every demand was kept. */
  void pronounce() {
    if (!broken.isEmpty()) {
      throw new IllegalStateException("broken: " + String.join("; ", broken));
    }
  }

  /** So much of a row of figures is not above this; the row is sorted by this. */
  static double percentile(double[] figures, int percent) {
    Arrays.sort(figures);
    return figures[Math.min(figures.length - 1, figures.length * percent / 100)];
  }
}
