/** Tests of the gateway with the ssh that people use. */
@NullMarked
package forge.ssh;

import org.jspecify.annotations.NullMarked;
