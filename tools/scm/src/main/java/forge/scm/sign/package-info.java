/** Signatures of commits, checked against the keys that accounts have on this site. */
@NullMarked
package forge.scm.sign;

import org.jspecify.annotations.NullMarked;
