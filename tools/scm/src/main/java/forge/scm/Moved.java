package forge.scm;

import forge.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A branch or tag that is elsewhere than before.
 *
 * @param name in full
 * @param from where it was; null where it is new
 * @param to where it is; null where it is gone
 */
public record Moved(String name, @Nullable String from, @Nullable String to) {

  /** All that two states of a repository's tips differ in. */
  public static List<Moved> between(Map<String, String> before, Map<String, String> after) {
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    var moved = new ArrayList<Moved>();
    for (String name : names) {
      var one = new Moved(name, before.get(name), after.get(name));
      if (!Objects.equals(one.from, one.to)) {
        moved.add(one);
      }
    }
    return moved;
  }

  /** Where it is, or was last. */
  public CommitId tip() {
    return CommitId.parse(to == null ? Objects.requireNonNull(from) : to).orElseThrow();
  }

  /** The push that moved it. */
  public Push by(UserId user, List<Commit> commits, int count) {
    return by(user, "", commits, count);
  }

  /**
   * The same where a machine may have moved it.
   *
   * @param machine what it is called; empty for people and the forge
   */
  public Push by(UserId user, String machine, List<Commit> commits, int count) {
    return new Push(new Ref(name, tip()), from, to, user, machine, commits, count);
  }
}
