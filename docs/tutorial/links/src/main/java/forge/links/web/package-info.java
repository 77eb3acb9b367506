/** How browsers and programs reach links. */
@NullMarked
package forge.links.web;

import org.jspecify.annotations.NullMarked;
