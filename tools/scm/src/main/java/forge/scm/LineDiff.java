package forge.scm;

import forge.scm.Diff.Hunk;
import forge.scm.Diff.Line;
import forge.scm.Diff.Side;
import forge.scm.Diff.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Two texts compared line by line, and inside lines that took each other's place, word by word. */
public final class LineDiff {
  private final int context;
  private final RawText before;
  private final RawText after;
  private final EditList edits;

  public LineDiff(Content.Text before, Content.Text after, DiffOptions options) {
    this.context = options.context();
    this.before = new RawText(before.text().getBytes(StandardCharsets.UTF_8));
    this.after = new RawText(after.text().getBytes(StandardCharsets.UTF_8));
    this.edits = new HistogramDiff().diff(comparator(options), this.before, this.after);
  }

  private static RawTextComparator comparator(DiffOptions options) {
    return switch (options.whitespace()) {
      case COUNTS -> RawTextComparator.DEFAULT;
      case AMOUNT_IGNORED -> RawTextComparator.WS_IGNORE_CHANGE;
      case IGNORED -> RawTextComparator.WS_IGNORE_ALL;
    };
  }

  public int added() {
    return edits.stream().mapToInt(Edit::getLengthB).sum();
  }

  public int removed() {
    return edits.stream().mapToInt(Edit::getLengthA).sum();
  }

  /** How many lines the hunks have at most. */
  public int shown() {
    long around = Math.min(2L * context * edits.size(), before.size());
    return (int) (added() + removed() + around);
  }

  public List<Hunk> hunks() {
    var hunks = new ArrayList<Hunk>();
    for (int i = 0; i < edits.size(); ) {
      int end = i + 1;
      while (end < edits.size() && near(edits.get(end - 1), edits.get(end))) {
        end++;
      }
      hunks.add(hunk(edits.subList(i, end)));
      i = end;
    }
    return hunks;
  }

  private boolean near(Edit one, Edit next) {
    return next.getBeginA() - one.getEndA() <= 2 * context;
  }

  private Hunk hunk(List<Edit> together) {
    Edit first = together.get(0);
    Edit last = together.get(together.size() - 1);
    int lead = Math.min(context, first.getBeginA());
    int tail = Math.min(context, before.size() - last.getEndA());
    int a = first.getBeginA() - lead;
    int b = first.getBeginB() - lead;
    int endA = last.getEndA() + tail;
    int endB = last.getEndB() + tail;

    var lines = new ArrayList<Line>();
    int at = a;
    for (Edit edit : together) {
      both(lines, at, edit.getBeginA(), edit.getBeginB() - edit.getBeginA());
      changed(lines, edit);
      at = edit.getEndA();
    }
    both(lines, at, endA, last.getEndB() - last.getEndA());
    return new Hunk(start(a, endA), endA - a, start(b, endB), endB - b, lines);
  }

  /** Patches count lines from one, and name the line before where there are none. */
  private static int start(int from, int to) {
    return from == to ? from : from + 1;
  }

  private void both(List<Line> lines, int from, int to, int shift) {
    for (int a = from; a < to; a++) {
      lines.add(
          new Line(Side.BOTH, a + 1, a + shift + 1, List.of(new Span(before.getString(a), false))));
    }
  }

  private void changed(List<Line> lines, Edit edit) {
    var pairs = new ArrayList<WordDiff>();
    if (edit.getLengthA() == edit.getLengthB()) {
      for (int i = 0; i < edit.getLengthA(); i++) {
        pairs.add(
            new WordDiff(
                before.getString(edit.getBeginA() + i), after.getString(edit.getBeginB() + i)));
      }
    }
    for (int a = edit.getBeginA(); a < edit.getEndA(); a++) {
      int i = a - edit.getBeginA();
      lines.add(
          new Line(
              Side.OLD, a + 1, null, pairs.isEmpty() ? whole(before, a) : pairs.get(i).before()));
    }
    for (int b = edit.getBeginB(); b < edit.getEndB(); b++) {
      int i = b - edit.getBeginB();
      lines.add(
          new Line(
              Side.NEW, null, b + 1, pairs.isEmpty() ? whole(after, b) : pairs.get(i).after()));
    }
  }

  private static List<Span> whole(RawText text, int line) {
    return List.of(new Span(text.getString(line), false));
  }
}
