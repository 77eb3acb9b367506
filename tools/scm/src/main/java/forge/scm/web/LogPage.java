package forge.scm.web;

import forge.scm.History.Lanes;
import forge.scm.sign.Verdict;
import forge.web.Lasting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of a ref, or of one path in it, newest first.
 *
 * @param width columns that the lines of descent take; zero where they are not drawn
 * @param newest where the list begins; empty on its first page
 * @param older where it goes on; empty at the end
 * @param feed where feed readers find the same; empty where something was asked for
 * @param searched whether the part ends early, because so much was looked through
 */
public record LogPage(
    Bar bar,
    List<Crumb> crumbs,
    String path,
    Filter filter,
    List<Day> days,
    int width,
    String newest,
    String older,
    boolean searched,
    String feed,
    @Nullable LiveSpot live)
    implements Lasting {

  /** The most columns that are drawn; what is further right is cut off. */
  static final int COLUMNS = 16;

  /** The commits of one day. */
  public record Day(Instant at, List<Line> commits) {}

  /** A commit, the lines of descent beside it, and what its signature is worth. */
  public record Line(CommitLine commit, @Nullable Lanes lanes, @Nullable Verdict badge) {}

  /**
   * What was asked for beside the place.
   *
   * @param here the address without it
   * @param graph where the lines of descent are drawn, or no longer drawn; empty where there are
   *     none
   * @param renames where renames are followed, or no longer followed; empty where they cannot be
   */
  public record Filter(
      String here,
      String author,
      String text,
      boolean drawn,
      boolean follow,
      String graph,
      String renames) {
    public boolean any() {
      return !author.isEmpty() || !text.isEmpty();
    }
  }
}
