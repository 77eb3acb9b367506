/**
 * Requests of the forge to other sites, on behalf of somebody who named an address.
 *
 * <p>Start with {@link forge.outgoing.Outgoing}: nothing in the forge connects to an address that
 * somebody typed without asking it.
 */
@NullMarked
package forge.outgoing;

import org.jspecify.annotations.NullMarked;
