package forge.scm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two states of a repository.
 *
 * @param files in the order of their paths
 * @param leftOut files beyond the limit, which are only counted
 * @param notes sentences about what could not be shown
 */
public record Diff(List<FileDiff> files, int leftOut, List<String> notes) {
  public Diff {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  public int added() {
    return files.stream().mapToInt(FileDiff::added).sum();
  }

  public int removed() {
    return files.stream().mapToInt(FileDiff::removed).sum();
  }

  /**
   * What changed in one file.
   *
   * @param oldPath null where the file is new
   * @param newPath null where the file is gone
   * @param note why no lines are shown; null where they are
   */
  public record FileDiff(
      Change change,
      @Nullable String oldPath,
      @Nullable String newPath,
      int added,
      int removed,
      List<Hunk> hunks,
      @Nullable String note) {
    public FileDiff {
      hunks = List.copyOf(hunks);
    }

    /** Where the file is, or was. */
    public String path() {
      return newPath != null ? newPath : oldPath != null ? oldPath : "";
    }
  }

  /** What became of a file. */
  public enum Change {
    ADDED,
    CHANGED,
    DELETED,
    RENAMED,
    COPIED
  }

  /** Lines that changed, with a few around them. */
  public record Hunk(int oldStart, int oldCount, int newStart, int newCount, List<Line> lines) {
    public Hunk {
      lines = List.copyOf(lines);
    }

    /** As patches name it. */
    public String header() {
      return "@@ -" + oldStart + "," + oldCount + " +" + newStart + "," + newCount + " @@";
    }
  }

  /**
   * One line of a hunk.
   *
   * @param oldNumber its number before; null for an added line
   * @param newNumber its number after; null for a removed line
   */
  public record Line(
      Side side, @Nullable Integer oldNumber, @Nullable Integer newNumber, List<Span> spans) {
    public Line {
      spans = List.copyOf(spans);
    }
  }

  /** On which side of the change a line is. */
  public enum Side {
    BOTH,
    OLD,
    NEW
  }

  /** A part of a line, and whether this very part changed. */
  public record Span(String text, boolean changed) {}
}
