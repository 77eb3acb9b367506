/** How people are told, and that nobody else can read it. */
@NullMarked
package forge.notification;

import org.jspecify.annotations.NullMarked;
