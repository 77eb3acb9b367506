/** How times, sizes and names are written. */
@NullMarked
package forge.web.format;

import org.jspecify.annotations.NullMarked;
