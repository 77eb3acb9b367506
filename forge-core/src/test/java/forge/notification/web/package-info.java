/** The page of notifications, and the same for programs. */
@NullMarked
package forge.notification.web;

import org.jspecify.annotations.NullMarked;
