/** Tests of how projects are presented and found. */
@NullMarked
package forge.directory;

import org.jspecify.annotations.NullMarked;
