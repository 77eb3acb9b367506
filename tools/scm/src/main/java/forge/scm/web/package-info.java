/** Repositories as browsers, programs and Git's own clients see them. */
@NullMarked
package forge.scm.web;

import org.jspecify.annotations.NullMarked;
