package forge.scm.web;

import forge.web.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of a ref, or of one path in it, newest first.
 *
 * @param newest where the list begins; empty on its first page
 * @param older where it goes on; empty at the end
 */
public record LogPage(
    Bar bar,
    List<Crumb> crumbs,
    String path,
    List<Day> days,
    String newest,
    String older,
    @Nullable LiveSpot live)
    implements View {

  /** The commits of one day. */
  public record Day(Instant at, List<CommitLine> commits) {}
}
