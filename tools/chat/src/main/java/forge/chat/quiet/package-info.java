/** Do-not-disturb: when people want to be left alone, and until when. */
@NullMarked
package forge.chat.quiet;

import org.jspecify.annotations.NullMarked;
