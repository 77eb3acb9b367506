/** How browsers and programs read and write what is said about an artifact, whatever its tool. */
@NullMarked
package forge.discussion.web;

import org.jspecify.annotations.NullMarked;
