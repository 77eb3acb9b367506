/**
 * Whatever is sent to any form, page or REST address is answered by a sentence and never by a fault
 * of ours, and what is refused leaves nothing behind. Routes and fields are found in the classes,
 * so a new one is tried without being named here; only where it hangs is in a table.
 */
@NullMarked
package forge.deploy.hostile;

import org.jspecify.annotations.NullMarked;
