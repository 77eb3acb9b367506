@NullMarked
package forge.forum;

import org.jspecify.annotations.NullMarked;
