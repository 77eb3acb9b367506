@NullMarked
package forge.wiki;

import org.jspecify.annotations.NullMarked;
