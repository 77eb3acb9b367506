/**
 * The site: what belongs to no single project, and the one place where all parts are put together.
 */
@NullMarked
package forge.site;

import org.jspecify.annotations.NullMarked;
