/** How browsers and programs read and write the forum. */
@NullMarked
package forge.forum.web;

import org.jspecify.annotations.NullMarked;
