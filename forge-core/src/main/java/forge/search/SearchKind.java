package forge.search;

import forge.access.Visit;
import forge.user.Identity;
import org.jspecify.annotations.Nullable;

/** A search beside the common one, with pages of its own under the same address. */
public interface SearchKind {

  /** The last part of its address, such as {@code code}. */
  String key();

  /** What its tab says. */
  String label();

  /**
   * Answers browsers: an object with JAX-RS methods.
   *
   * @param project the visited project; null for the whole site
   * @param tabs the searches beside it
   */
  Object views(Identity identity, @Nullable Visit project, SearchTabs tabs);

  /** Answers programs, for the whole site. */
  Object api(Identity identity);
}
