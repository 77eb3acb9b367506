@NullMarked
package forge.blog;

import org.jspecify.annotations.NullMarked;
