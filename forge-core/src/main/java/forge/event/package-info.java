/**
 * Events: what has happened, kept with the thing it happened to and carried to whoever listens.
 *
 * <p>Stores use {@link forge.event.Outbox}; listeners register with {@link forge.event.Events}.
 */
@NullMarked
package forge.event;

import org.jspecify.annotations.NullMarked;
