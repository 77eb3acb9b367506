/** Tests of repositories, with stock git as the judge. */
@NullMarked
package forge.scm;

import org.jspecify.annotations.NullMarked;
