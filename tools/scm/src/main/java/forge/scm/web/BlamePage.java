package forge.scm.web;

import forge.web.Lasting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file with the commit that last changed each of its lines.
 *
 * @param runs lines that belong together, in their order; one without a commit while that is looked
 *     for
 * @param waiting whether the commits are still being looked for
 * @param note a sentence about what is not shown; empty where all is
 */
public record BlamePage(
    Bar bar,
    List<Crumb> crumbs,
    String path,
    String name,
    String file,
    String log,
    String permalink,
    String language,
    List<Run> runs,
    int lines,
    boolean waiting,
    String note,
    @Nullable LiveSpot live)
    implements Lasting {

  /** How old lines are: seven steps, each name the age below which a line is in it. */
  static final List<String> AGES =
      List.of("a week", "a month", "three months", "a year", "two years", "four years", "older");

  /** For the key to the colours. */
  public List<String> ages() {
    return AGES;
  }

  /**
   * Lines next to each other that one commit brought.
   *
   * @param age the step of its age, from zero
   * @param before where the file is as it was before that commit
   */
  public record Run(
      int start,
      List<String> lines,
      @Nullable CommitLine commit,
      int age,
      @Nullable String before) {}
}
