/** Finding a file by a part of its name. */
@NullMarked
package forge.scm.find;

import org.jspecify.annotations.NullMarked;
