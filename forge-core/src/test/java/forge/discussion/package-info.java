@NullMarked
package forge.discussion;

import org.jspecify.annotations.NullMarked;
