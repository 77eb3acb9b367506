/** Access: who may do what, and the visit that every deed is part of. */
@NullMarked
package forge.access;

import org.jspecify.annotations.NullMarked;
