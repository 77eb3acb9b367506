/** How browsers and programs read rooms and write to them. */
@NullMarked
package forge.chat.web;

import org.jspecify.annotations.NullMarked;
