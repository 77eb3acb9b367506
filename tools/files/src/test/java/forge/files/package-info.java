/** Tests of what a project ships. */
@NullMarked
package forge.files;

import org.jspecify.annotations.NullMarked;
