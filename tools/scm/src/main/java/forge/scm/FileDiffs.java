package forge.scm;

import forge.scm.Diff.Change;
import forge.scm.Diff.FileDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares files one after the other, until the page that shows them is full. */
public final class FileDiffs {
  /** How many files a page shows. */
  public static final int FILES = 200;

  /** The largest file whose lines are compared, in bytes. */
  public static final int BYTES_OF_FILE = 1 << 20;

  private static final int LINES = 8_000;
  private static final int LINES_OF_FILE = 1_500;
  private static final int LINES_ALONE = 20_000;

  private final DiffOptions options;
  private int linesLeft = LINES;

  public FileDiffs(DiffOptions options) {
    this.options = options;
  }

  /**
   * What became of a file.
   *
   * @param before its bytes; none where it was not there, null where it is too large
   * @param alike what is said where no line changed
   */
  public FileDiff of(
      Change change,
      String oldPath,
      String newPath,
      byte @Nullable [] before,
      byte @Nullable [] after,
      String alike) {
    if (before == null || after == null) {
      String note = "Not shown: the file is larger than " + BYTES_OF_FILE + " bytes.";
      return noted(change, oldPath, newPath, note);
    }
    if (!(Decoder.decode(before) instanceof Content.Text old)
        || !(Decoder.decode(after) instanceof Content.Text now)) {
      String note = "Binary file, %,d → %,d bytes.".formatted(before.length, after.length);
      return noted(change, oldPath, newPath, note);
    }
    var lines = new LineDiff(old, now, options);
    int shown = lines.shown();
    int most = options.only() == null ? LINES_OF_FILE : LINES_ALONE;
    if (shown > most) {
      String note = tooLong(shown + " lines", most + " for one file");
      return noted(change, oldPath, newPath, lines, note);
    }
    if (options.only() == null && shown > linesLeft) {
      String note = tooLong("this page is full", LINES + " lines for all files");
      return noted(change, oldPath, newPath, lines, note);
    }
    linesLeft -= shown;
    return file(change, oldPath, newPath, lines, lines.hunks(), shown == 0 ? alike : null);
  }

  /** A file of which no line is shown, and why. */
  public static FileDiff noted(Change change, String oldPath, String newPath, String note) {
    return new FileDiff(
        change, before(change, oldPath), after(change, newPath), 0, 0, List.of(), note);
  }

  /** The sentence about the files that a page leaves out. */
  public static String leftOut(int files) {
    return files + " more files changed; a page shows " + FILES + ".";
  }

  private static String tooLong(String what, String limit) {
    return "Not shown: " + what + "; the limit is " + limit + ".";
  }

  private static FileDiff noted(
      Change change, String oldPath, String newPath, LineDiff lines, String note) {
    return file(change, oldPath, newPath, lines, List.of(), note);
  }

  private static FileDiff file(
      Change change,
      String oldPath,
      String newPath,
      LineDiff lines,
      List<Diff.Hunk> hunks,
      @Nullable String note) {
    return new FileDiff(
        change,
        before(change, oldPath),
        after(change, newPath),
        lines.added(),
        lines.removed(),
        hunks,
        note);
  }

  private static @Nullable String before(Change change, String path) {
    return change == Change.ADDED ? null : path;
  }

  private static @Nullable String after(Change change, String path) {
    return change == Change.DELETED ? null : path;
  }
}
