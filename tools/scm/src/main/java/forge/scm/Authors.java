package forge.scm;

import forge.user.UserId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds out which user of the forge made a commit, where its system tells by name.
 *
 * @param known whether there is a user of a name
 */
public record Authors(Predicate<UserId> known) {

  /** The forge itself where it is nobody known here. */
  public UserId of(Optional<Commit> commit) {
    try {
      return commit
          .map(each -> UserId.valueOf(each.author().name()))
          .filter(known)
          .orElse(UserId.FORGE);
    } catch (IllegalArgumentException somebodyElse) {
      return UserId.FORGE;
    }
  }
}
