/** Git repositories, read and served with JGit. */
@NullMarked
package forge.scm.git;

import org.jspecify.annotations.NullMarked;
