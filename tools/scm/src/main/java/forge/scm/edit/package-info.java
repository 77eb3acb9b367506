/** Changes of files that are made without a copy of the repository at hand: in a browser. */
@NullMarked
package forge.scm.edit;

import org.jspecify.annotations.NullMarked;
