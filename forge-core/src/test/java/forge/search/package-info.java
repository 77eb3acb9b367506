@NullMarked
package forge.search;

import org.jspecify.annotations.NullMarked;
