/**
 * The life of repositories: how they begin, are brought in from elsewhere, fork, mirror each other
 * and are kept well.
 */
@NullMarked
package forge.scm.life;

import org.jspecify.annotations.NullMarked;
