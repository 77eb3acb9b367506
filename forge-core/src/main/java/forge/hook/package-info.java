/**
 * Webhooks: what happens in a project is sent to addresses its admins name, signed, again and again
 * until it arrives, with a log of every delivery.
 */
@NullMarked
package forge.hook;

import org.jspecify.annotations.NullMarked;
