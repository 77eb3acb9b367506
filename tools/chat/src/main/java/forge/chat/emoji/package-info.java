/** Emoji: the standard ones by name, and those that people of this site have made. */
@NullMarked
package forge.chat.emoji;

import org.jspecify.annotations.NullMarked;
