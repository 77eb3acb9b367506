/**
 * The embedded mail server: Apache James, for a forge whose settings name no other.
 *
 * <p>Start with {@link forge.mailserver.Main}. It takes mail for the domain of the forge and hands
 * it over by HTTP, as any James with the jar {@code forge-mailet} does; and it passes on what the
 * forge sends to the mail server that is named as its gateway.
 */
@NullMarked
package forge.mailserver;

import org.jspecify.annotations.NullMarked;
