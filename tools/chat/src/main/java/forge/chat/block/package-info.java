/** Whom people do not want to hear from. */
@NullMarked
package forge.chat.block;

import org.jspecify.annotations.NullMarked;
