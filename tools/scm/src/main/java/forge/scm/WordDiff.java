package forge.scm;

import forge.scm.Diff.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/**
 * Two lines compared word by word. Lines with little in common are left unmarked: everything marked
 * is nothing marked.
 */
final class WordDiff {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);
  private static final int LONGEST = 2_000;

  private final List<Span> before;
  private final List<Span> after;

  WordDiff(String before, String after) {
    if (before.length() > LONGEST || after.length() > LONGEST) {
      this.before = whole(before);
      this.after = whole(after);
      return;
    }
    var old = new Words(before);
    var now = new Words(after);
    EditList edits = new HistogramDiff().diff(SAME, old, now);
    boolean alike =
        2 * edits.stream().mapToInt(e -> old.length(e.getBeginA(), e.getEndA())).sum()
                <= before.length()
            || 2 * edits.stream().mapToInt(e -> now.length(e.getBeginB(), e.getEndB())).sum()
                <= after.length();
    this.before = alike ? spans(old, edits, true) : whole(before);
    this.after = alike ? spans(now, edits, false) : whole(after);
  }

  List<Span> before() {
    return before;
  }

  List<Span> after() {
    return after;
  }

  private static List<Span> whole(String line) {
    return List.of(new Span(line, false));
  }

  private static List<Span> spans(Words words, List<Edit> edits, boolean old) {
    var spans = new ArrayList<Span>();
    int at = 0;
    for (Edit edit : edits) {
      int from = old ? edit.getBeginA() : edit.getBeginB();
      int to = old ? edit.getEndA() : edit.getEndB();
      add(spans, words.text(at, from), false);
      add(spans, words.text(from, to), true);
      at = to;
    }
    add(spans, words.text(at, words.size()), false);
    return spans;
  }

  private static void add(List<Span> spans, String text, boolean changed) {
    if (!text.isEmpty()) {
      spans.add(new Span(text, changed));
    }
  }

  private static final SequenceComparator<Words> SAME =
      new SequenceComparator<>() {
        @Override
        public boolean equals(Words a, int ai, Words b, int bi) {
          return a.words.get(ai).equals(b.words.get(bi));
        }

        @Override
        public int hash(Words words, int i) {
          return words.words.get(i).hashCode();
        }
      };

  /** The words of a line, and what is between them. */
  private static final class Words extends Sequence {
    private final List<String> words;

    Words(String line) {
      words = WORD.matcher(line).results().map(m -> m.group()).toList();
    }

    @Override
    public int size() {
      return words.size();
    }

    String text(int from, int to) {
      return String.join("", words.subList(from, to));
    }

    int length(int from, int to) {
      return text(from, to).length();
    }
  }
}
