/** Tests of the life of repositories. */
@NullMarked
package forge.scm.life;

import org.jspecify.annotations.NullMarked;
