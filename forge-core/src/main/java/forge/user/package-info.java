/**
 * Users: who is here, and how they prove it.
 *
 * <p>Start with {@link forge.user.Users}, which wires everything, then {@link forge.user.Accounts},
 * which does most.
 */
@NullMarked
package forge.user;

import org.jspecify.annotations.NullMarked;
