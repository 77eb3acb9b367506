/** Tests over SSH, with the clients that people use. */
@NullMarked
package forge.scm.ssh;

import org.jspecify.annotations.NullMarked;
