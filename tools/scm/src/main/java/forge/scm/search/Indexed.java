package forge.scm.search;

import org.jspecify.annotations.Nullable;

/**
 * How far the index knows a repository.
 *
 * @param collection the index this is about
 * @param ref the branch it was filled from
 * @param tip the commit that is in it; null where none is
 */
record Indexed(String collection, String ref, @Nullable String tip) {
  static final Indexed NOTHING = new Indexed("", "", null);
}
