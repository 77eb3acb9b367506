/**
 * The wiki: pages that a project writes together, each with everything it ever said.
 *
 * <p>Start with {@link forge.wiki.WikiTool}, which wires everything, then {@link forge.wiki.Pages},
 * which does everything.
 */
@NullMarked
package forge.wiki;

import org.jspecify.annotations.NullMarked;
