/**
 * The web server: Payara Micro with one exploded application, as a child of the launcher.
 *
 * <p>This jar and Payara are all the application sees besides its own {@code WEB-INF/lib}, so it
 * must have no other dependency.
 */
@NullMarked
package forge.payara;

import org.jspecify.annotations.NullMarked;
