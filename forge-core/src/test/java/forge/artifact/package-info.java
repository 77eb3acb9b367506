@NullMarked
package forge.artifact;

import org.jspecify.annotations.NullMarked;
