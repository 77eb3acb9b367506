package forge.scm.hg;

import forge.scm.life.Watch;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a clone is, as the progress bar of Mercurial says. */
final class HgProgress {
  /** Has the bar written where nobody sits at a terminal, one state a line. */
  static final String SETTINGS =
      """
      [progress]
      assume-tty = yes
      delay = 0
      refresh = 0.3
      format = topic number
      """;

  private static final Pattern BAR =
      Pattern.compile("\\s*(changesets|manifests|files)\\s+([0-9]{1,9})(?:/([0-9]{1,9}))?\\s*");

  /** The parts of a clone in their order, and at which percentage each is over. */
  private static final List<String> PARTS = List.of("changesets", "manifests", "files");

  private static final List<Integer> OVER = List.of(0, 30, 50, 99);

  private volatile int percent;
  private volatile String text = "";

  /** Reads what the program says; answers whether it was the bar. */
  boolean heard(String line) {
    Matcher bar = BAR.matcher(line);
    if (!bar.matches()) {
      return line.isBlank();
    }
    int part = PARTS.indexOf(bar.group(1));
    long done = Long.parseLong(bar.group(2));
    String all = bar.group(3);
    int from = OVER.get(part);
    percent =
        all == null || all.equals("0")
            ? from
            : from + (int) ((OVER.get(part + 1) - from) * done / Long.parseLong(all));
    text =
        all == null
            ? "%s: %,d".formatted(title(part), done)
            : "%s: %,d of %,d".formatted(title(part), done, Long.parseLong(all));
    return true;
  }

  private static String title(int part) {
    return switch (part) {
      case 0 -> "Changesets";
      case 1 -> "Lists of files";
      default -> "Files";
    };
  }

  /** Hands on how far it is; before anything was said, how much is here. */
  void tell(Watch watch, long bytes) {
    watch.at(percent, text.isEmpty() ? "%,d KB are here".formatted(bytes >> 10) : text);
  }
}
