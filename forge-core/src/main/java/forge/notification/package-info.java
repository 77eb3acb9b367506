/**
 * Notifications: tells people who are not looking, on the devices they chose, and knows how they
 * want to be told.
 *
 * <p>Start with {@link forge.notification.Notifications}, which does everything.
 */
@NullMarked
package forge.notification;

import org.jspecify.annotations.NullMarked;
