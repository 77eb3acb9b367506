/** Tests of the embedded document store. */
@NullMarked
package forge.mongo;

import org.jspecify.annotations.NullMarked;
