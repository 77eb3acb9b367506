package forge.scm.web;

import forge.scm.Diff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two states, as a page shows it.
 *
 * @param split whether both sides stand beside each other
 * @param spaces whether changes of white space are left out
 * @param turned where the same is seen the other way
 * @param spaced where white space counts again, or no longer
 * @param whole where all files are; empty where they are
 */
public record Changes(
    Diff diff,
    List<Sheet> sheets,
    boolean split,
    boolean spaces,
    String turned,
    String spaced,
    String whole) {

  /**
   * One file of the change as the page shows it.
   *
   * @param url null where it is gone
   * @param lines where programs find all its lines; null where it is gone or new
   * @param more where more lines around its changes are shown; empty where there are no more
   * @param open whether it is seen without being asked for
   */
  public record Sheet(
      String id,
      Diff.FileDiff file,
      @Nullable String url,
      @Nullable String lines,
      String more,
      boolean open,
      List<Diff.Hunk> hunks,
      List<List<Pair>> sides) {}

  /** Two lines beside each other. */
  public record Pair(Diff.@Nullable Line left, Diff.@Nullable Line right) {}
}
