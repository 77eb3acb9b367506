/**
 * Discussions: what people say about an artifact, in one numbered thread with the changes made to
 * it.
 */
@NullMarked
package forge.discussion;

import org.jspecify.annotations.NullMarked;
