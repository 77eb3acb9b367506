/** The macros and the style sheet, rendered and measured without a server. */
@NullMarked
package forge.web.ui;

import org.jspecify.annotations.NullMarked;
