/**
 * The one gate for everything that comes over SSH: who is there is known before any tool is asked.
 */
@NullMarked
package forge.ssh;

import org.jspecify.annotations.NullMarked;
