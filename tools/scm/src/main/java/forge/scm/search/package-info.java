/** Search in the files of default branches: an index of its own, and what is found in it. */
@NullMarked
package forge.scm.search;

import org.jspecify.annotations.NullMarked;
