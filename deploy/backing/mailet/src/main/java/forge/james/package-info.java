/**
 * What Apache James needs to take mail for a forge: a hook, a matcher and a mailet.
 *
 * <p>They use nothing but the JDK and James, and name no type of {@code javax.mail} or {@code
 * jakarta.mail}, so that one jar serves every James from 3.8.
 */
@NullMarked
package forge.james;

import org.jspecify.annotations.NullMarked;
