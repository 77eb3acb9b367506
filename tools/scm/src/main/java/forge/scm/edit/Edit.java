package forge.scm.edit;

import forge.scm.CommitId;
import forge.scm.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of files that become one commit on a branch.
 *
 * @param branch such as {@code main}
 * @param from where the branch begins, which is made with it; null where it is there, or where the
 *     commit is the first of all
 */
public record Edit(
    String branch, @Nullable CommitId from, List<Change> changes, String message, Person author) {
  public Edit {
    changes = List.copyOf(changes);
  }
}
