/** Refusals: no, with a reason a person can act on. */
@NullMarked
package forge.refusal;

import org.jspecify.annotations.NullMarked;
