package forge.scm.web;

import forge.artifact.Rendered;
import forge.markup.Html;
import forge.scm.Diff;
import forge.scm.Person;
import forge.web.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit and what it changed.
 *
 * @param split whether both sides stand beside each other
 * @param other where the same is seen the other way
 */
public record CommitPage(
    Bar bar,
    CommitLine commit,
    Html message,
    Person author,
    Person committer,
    boolean sameHands,
    List<CommitLine> parents,
    String tree,
    Diff diff,
    List<Sheet> sheets,
    boolean split,
    String other,
    Rendered around)
    implements View {

  /** One file of the change as the page shows it; the address is null where it is gone. */
  public record Sheet(
      String id,
      Diff.FileDiff file,
      @Nullable String url,
      List<Diff.Hunk> hunks,
      List<List<Pair>> sides) {}

  /** Two lines beside each other. */
  public record Pair(Diff.@Nullable Line left, Diff.@Nullable Line right) {}
}
