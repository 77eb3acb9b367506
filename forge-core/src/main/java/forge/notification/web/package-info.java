/** The page on which people choose how they are told, and the same for programs. */
@NullMarked
package forge.notification.web;

import org.jspecify.annotations.NullMarked;
