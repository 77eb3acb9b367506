package forge.scm.web;

import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forks of a repository, where it came from itself, and a way to another fork.
 *
 * @param next where the list goes on; null at its end
 */
public record ForksPage(
    Bar bar,
    Mount mount,
    List<Row> rows,
    @Nullable String next,
    @Nullable Origin origin,
    boolean mayFork,
    boolean mayPush,
    String branch,
    Map<String, String> typed,
    Problems problems)
    implements View {

  /** A fork. */
  public record Row(String name, String url) {}

  /** The repository that this one was forked from. */
  public record Origin(String name, String url, int ahead, int behind, boolean known) {}
}
