/** How pages write times, sizes, numbers and names; templates call these as functions. */
@NullMarked
package forge.web.format;

import org.jspecify.annotations.NullMarked;
