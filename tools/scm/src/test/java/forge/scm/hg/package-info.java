/** Mercurial repositories, as their stock clients fill them. */
@NullMarked
package forge.scm.hg;

import org.jspecify.annotations.NullMarked;
