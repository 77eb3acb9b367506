/** The composition root: how the parts of the forge are put together inside the web server. */
@NullMarked
package forge.deploy;

import org.jspecify.annotations.NullMarked;
