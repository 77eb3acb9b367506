/**
 * The forum: what people ask and tell each other at length, in topics that are found again.
 *
 * <p>Start with {@link forge.forum.ForumTool}, which wires everything, then {@link
 * forge.forum.Topics}, which does most of it.
 */
@NullMarked
package forge.forum;

import org.jspecify.annotations.NullMarked;
