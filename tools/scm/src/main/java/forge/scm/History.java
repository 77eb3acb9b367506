package forge.scm;

import forge.store.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a history, newest first.
 *
 * @param next where the next part starts; null at the end
 * @param searched whether it ends early, because so much was looked through that did not fit
 */
public record History(List<Row> rows, @Nullable String next, boolean searched) {
  public History {
    rows = List.copyOf(rows);
  }

  /** A commit, and the lines of descent beside it; null where the system draws none. */
  public record Row(Commit commit, @Nullable Lanes lanes) {}

  /**
   * The lines of descent that pass a commit or meet in it, in columns counted from zero.
   *
   * @param column where the commit is
   * @param fromAbove whether a newer commit leads to it
   * @param passing lines that pass it
   * @param down the columns in which its parents follow
   */
  public record Lanes(int column, boolean fromAbove, List<Lane> passing, List<Integer> down) {
    public Lanes {
      passing = List.copyOf(passing);
      down = List.copyOf(down);
    }

    /** How many columns it takes. */
    public int width() {
      int widest = down.stream().mapToInt(Integer::intValue).reduce(column, Math::max);
      return 1
          + passing.stream().mapToInt(l -> Math.max(l.from(), l.to())).reduce(widest, Math::max);
    }
  }

  /** One line, by its column above and below. */
  public record Lane(int from, int to) {}

  static History plain(Slice<Commit> commits) {
    return new History(
        commits.items().stream().map(c -> new Row(c, null)).toList(), commits.next(), false);
  }

  public Slice<Commit> commits() {
    return new Slice<>(rows.stream().map(Row::commit).toList(), next);
  }
}
