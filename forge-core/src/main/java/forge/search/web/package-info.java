/** Search as browsers and programs reach it. */
@NullMarked
package forge.search.web;

import org.jspecify.annotations.NullMarked;
