/**
 * The blog: what a project tells everybody, one post after the other.
 *
 * <p>Start with {@link forge.blog.BlogTool}, which wires everything, then {@link
 * forge.blog.BlogPosts}, which does everything.
 */
@NullMarked
package forge.blog;

import org.jspecify.annotations.NullMarked;
