/** Subversion repositories, as their stock clients fill them. */
@NullMarked
package forge.scm.svn;

import org.jspecify.annotations.NullMarked;
