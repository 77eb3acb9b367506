package forge.scm;

import forge.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ref that was moved, made or removed by somebody.
 *
 * @param from what it pointed at; null where it is new
 * @param to what it points at; null where it is gone
 * @param machine what to call who moved it, such as {@code deploy key builder}; empty for people
 * @param commits the commits that came with it and were nowhere before, newest first, up to a limit
 * @param count how many those are, limit or not
 */
public record Push(
    Ref ref,
    @Nullable String from,
    @Nullable String to,
    UserId by,
    String machine,
    List<Commit> commits,
    int count) {
  private static final int SUBJECTS = 5;

  public Push {
    commits = List.copyOf(commits);
  }

  /** One that a person moved, or the forge. */
  public Push(
      Ref ref,
      @Nullable String from,
      @Nullable String to,
      UserId by,
      List<Commit> commits,
      int count) {
    this(ref, from, to, by, "", commits, count);
  }

  /** Who moved it, as it is told: of somebody unknown here, the name at the newest commit. */
  String who() {
    if (!machine.isEmpty()) {
      return machine;
    }
    return by.equals(UserId.FORGE) && !commits.isEmpty()
        ? commits.getFirst().author().name()
        : by.value();
  }

  /** The newest subjects, one a line. */
  List<String> subjects() {
    return commits.stream().limit(SUBJECTS).map(Commit::subject).toList();
  }

  /** Completes a sentence that starts with the user's name. */
  String sentence() {
    String name = (ref.tag() ? "tag " : "branch ") + ref.brief();
    if (to == null) {
      return "deleted the " + name;
    }
    if (ref.tag()) {
      return (from == null ? "tagged " : "moved the tag ") + ref.brief();
    }
    if (count == 0) {
      return (from == null ? "made the " : "reset the ") + name;
    }
    String commits = count == 1 ? "one commit" : "%,d commits".formatted(count);
    return "pushed " + commits + " to " + ref.brief();
  }
}
