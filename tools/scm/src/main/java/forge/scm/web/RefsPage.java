package forge.scm.web;

import forge.scm.Distance;
import forge.web.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Branches, or tags, those first that changed last.
 *
 * @param query what their names hold; empty for all
 * @param kinds all, those at work, and those nobody touched for long
 * @param fits how many there are
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
    String choose)
    implements View {

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
      String message) {}
}
