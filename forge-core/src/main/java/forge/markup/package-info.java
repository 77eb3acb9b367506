/**
 * Markdown as people write it, turned into safe HTML, plain text and the references found in it.
 */
@NullMarked
package forge.markup;

import org.jspecify.annotations.NullMarked;
