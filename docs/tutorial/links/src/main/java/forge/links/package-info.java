/** Links: addresses a project wants its people to know. The tool of the tutorial. */
@NullMarked
package forge.links;

import org.jspecify.annotations.NullMarked;
