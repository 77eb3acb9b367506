package forge.markup;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRow.Tag;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;

/** Two texts side by side in one column: lines taken away, lines added, and what is around them. */
public final class TextDiff {
  private static final int CONTEXT = 3;
  private static final int MOST_COMPARED = 6_000;
  private static final String OPEN = "\uE000";
  private static final String CLOSE = "\uE001";

  private TextDiff() {}

  /**
   * A line of the difference.
   *
   * @param kind {@code add}, {@code del}, {@code same} or {@code skip}
   * @param before its number in the old text; 0 where it is not in it
   * @param after its number in the new text; 0 where it is not in it
   */
  public record Line(String kind, int before, int after, Html text) {}

  /** What has changed; empty when nothing has. */
  public static List<Line> of(String before, String after) {
    var old = lines(before);
    var now = lines(after);
    boolean small = old.size() + now.size() <= MOST_COMPARED;
    List<DiffRow> rows =
        DiffRowGenerator.create()
            .showInlineDiffs(small)
            .inlineDiffByWord(true)
            .lineNormalizer(line -> line)
            .oldTag(open -> open ? OPEN : CLOSE)
            .newTag(open -> open ? OPEN : CLOSE)
            .build()
            .generateDiffRows(old, now);
    return folded(written(rows));
  }

  private static List<String> lines(String text) {
    String plain = text.replace(OPEN, "").replace(CLOSE, "");
    return plain.isEmpty() ? List.of() : List.of(plain.split("\n", -1));
  }

  private static List<Line> written(List<DiffRow> rows) {
    var lines = new ArrayList<Line>();
    var added = new ArrayList<Line>();
    int before = 0;
    int after = 0;
    for (DiffRow row : rows) {
      if (row.getTag() == Tag.EQUAL) {
        lines.addAll(added);
        added.clear();
        lines.add(new Line("same", ++before, ++after, html(row.getOldLine(), "")));
        continue;
      }
      if (row.getTag() != Tag.INSERT) {
        lines.add(new Line("del", ++before, 0, html(row.getOldLine(), "del")));
      }
      if (row.getTag() != Tag.DELETE) {
        added.add(new Line("add", 0, ++after, html(row.getNewLine(), "ins")));
      }
    }
    lines.addAll(added);
    return lines;
  }

  /** Leaves out what is far from every change. */
  private static List<Line> folded(List<Line> lines) {
    var near = new boolean[lines.size()];
    boolean any = false;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).kind().equals("same")) {
        any = true;
        for (int j = Math.max(0, i - CONTEXT); j <= Math.min(lines.size() - 1, i + CONTEXT); j++) {
          near[j] = true;
        }
      }
    }
    var folded = new ArrayList<Line>();
    for (int i = 0; any && i < lines.size(); i++) {
      if (near[i]) {
        folded.add(lines.get(i));
      } else if (i == 0 || near[i - 1]) {
        folded.add(new Line("skip", 0, 0, Html.EMPTY));
      }
    }
    return folded;
  }

  private static Html html(String line, String tag) {
    String safe = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return new Html(
        tag.isEmpty()
            ? safe.replace(OPEN, "").replace(CLOSE, "")
            : safe.replace(OPEN, "<" + tag + ">").replace(CLOSE, "</" + tag + ">"));
  }
}
