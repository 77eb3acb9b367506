/**
 * Users on the web: the filter that recognises them, the pages to get in, and the account.
 *
 * <p>{@link forge.user.Users} wires it.
 */
@NullMarked
package forge.user.web;

import org.jspecify.annotations.NullMarked;
