package forge.scm.rule;

import forge.scm.Ref;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do to a ref.
 *
 * @param standard whether the ref is the branch that visitors see first
 */
public record RefChange(String ref, Set<Deed> deeds, boolean standard) {
  public RefChange {
    deeds = Set.copyOf(deeds);
  }

  /** A change by one deed or several. */
  public static RefChange of(String ref, boolean standard, Deed first, Deed... more) {
    return new RefChange(ref, EnumSet.of(first, more), standard);
  }

  /** Whether it is a branch or a tag; null for neither, such as notes. */
  Protection.@Nullable Kind kind() {
    if (ref.startsWith(Ref.BRANCHES)) {
      return Protection.Kind.BRANCH;
    }
    return ref.startsWith(Ref.TAGS) ? Protection.Kind.TAG : null;
  }

  String name() {
    return ref.replaceFirst("^refs/(heads|tags)/", "");
  }
}
