/** Tests of the way out. */
@NullMarked
package forge.outgoing;

import org.jspecify.annotations.NullMarked;
