/** Projects: homes of tools and people, and the mounts in them. */
@NullMarked
package forge.project;

import org.jspecify.annotations.NullMarked;
