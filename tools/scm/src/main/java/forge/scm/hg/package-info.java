/**
 * Mercurial: repositories made, read and served by the stock {@code hg}. A few of its command
 * servers answer for all repositories.
 */
@NullMarked
package forge.scm.hg;

import org.jspecify.annotations.NullMarked;
