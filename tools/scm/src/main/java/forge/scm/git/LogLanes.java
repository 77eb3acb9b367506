package forge.scm.git;

import forge.scm.History.Lane;
import forge.scm.History.Lanes;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** The lines of descent beside a history: each leads to one commit that is still to come. */
final class LogLanes {
  private final List<Line> lines = new ArrayList<>();
  private @Nullable Sketch last;

  /** A line to a commit; where lines met, the one that goes on. */
  private static final class Line {
    RevCommit to;
    final boolean fromAbove;
    @Nullable Line joined;
    boolean ended;

    Line(RevCommit to, boolean fromAbove) {
      this.to = to;
      this.fromAbove = fromAbove;
    }
  }

  /** A row of which it is not yet known in which columns its lines go on. */
  private record Sketch(int column, boolean fromAbove, List<Line> above, List<Line> down) {}

  void open(RevCommit commit, boolean fromAbove) {
    lines.add(new Line(commit, fromAbove));
  }

  /** The commits the lines lead to, from the left. */
  List<RevCommit> ends() {
    return lines.stream().map(line -> line.to).toList();
  }

  /** A commit is passed without being shown: its line goes on to its parents. */
  void pass(RevCommit commit, List<RevCommit> parents) {
    int column = column(commit);
    if (column >= 0) {
      Line line = lines.get(column);
      List<Line> onward = replace(column, parents);
      line.joined = onward.isEmpty() ? null : onward.get(0);
      line.ended = onward.isEmpty();
    }
  }

  /** A commit is shown; answers the row before it, which is complete now. */
  @Nullable Lanes show(RevCommit commit, List<RevCommit> parents) {
    Lanes before = finish();
    int column = column(commit);
    if (column < 0) {
      return before;
    }
    var above = new ArrayList<Line>(lines);
    Line mine = above.get(column);
    last = new Sketch(column, mine.fromAbove, above, replace(column, parents));
    return before;
  }

  /** The last row shown, with its lines as they are now. */
  @Nullable Lanes finish() {
    Sketch sketch = last;
    last = null;
    if (sketch == null) {
      return null;
    }
    var passing = new ArrayList<Lane>();
    for (int i = 0; i < sketch.above().size(); i++) {
      int to = now(sketch.above().get(i));
      if (i != sketch.column() && to >= 0) {
        passing.add(new Lane(i, to));
      }
    }
    List<Integer> down =
        sketch.down().stream().map(this::now).filter(column -> column >= 0).distinct().toList();
    return new Lanes(sketch.column(), sketch.fromAbove(), passing, down);
  }

  private int now(Line line) {
    Line at = line;
    while (at.joined != null) {
      at = at.joined;
    }
    return at.ended ? -1 : lines.indexOf(at);
  }

  private int column(RevCommit commit) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).to.equals(commit)) {
        return i;
      }
    }
    return -1;
  }

  private List<Line> replace(int column, List<RevCommit> parents) {
    lines.remove(column);
    var onward = new ArrayList<Line>();
    int free = column;
    for (RevCommit parent : parents) {
      int there = column(parent);
      if (there >= 0) {
        onward.add(lines.get(there));
      } else {
        var line = new Line(parent, true);
        lines.add(free++, line);
        onward.add(line);
      }
    }
    return onward;
  }
}
