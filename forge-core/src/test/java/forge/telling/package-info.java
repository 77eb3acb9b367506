/** Tests of what is told about artifacts. */
@NullMarked
package forge.telling;

import org.jspecify.annotations.NullMarked;
