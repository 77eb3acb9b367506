/** Tests of the rules for pushes. */
@NullMarked
package forge.scm.rule;

import org.jspecify.annotations.NullMarked;
