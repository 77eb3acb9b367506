package forge.scm.web;

import forge.scm.Distance;
import forge.scm.sign.Verdict;
import forge.web.Lasting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Branches, or tags, those first that changed last.
 *
 * @param query what their names hold; empty for all
 * @param kinds all, those at work, and those nobody touched for long
 * @param fits how many there are
 * @param mayChange whether the visitor is offered to make and delete some
 * @param gone what was deleted just now; null where nothing was
 * @param problem why something was not done; empty where nothing was asked
 * @param waiting whether distances are still being counted
 */
public record RefsPage(
    Bar bar,
    boolean tags,
    String here,
    String query,
    List<Bar.Tab> kinds,
    String standard,
    List<Row> rows,
    int fits,
    boolean waiting,
    String newest,
    String older,
    boolean mayChoose,
    String choose,
    boolean mayChange,
    @Nullable Gone gone,
    String problem,
    LiveSpot live)
    implements Lasting {

  /** One ref; the distance is that to the default branch, null for tags and while it is counted. */
  public record Row(
      String name,
      String url,
      @Nullable CommitLine commit,
      String brief,
      String archive,
      String compare,
      @Nullable Instant at,
      boolean standard,
      @Nullable Distance distance,
      String message,
      String sha,
      @Nullable Verdict badge) {}

  /** What was deleted, and where it was, so that it can be brought back. */
  public record Gone(String name, String at) {}
}
