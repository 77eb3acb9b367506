/** What the clients of version control systems say over SSH, and who answers it. */
@NullMarked
package forge.scm.ssh;

import org.jspecify.annotations.NullMarked;
