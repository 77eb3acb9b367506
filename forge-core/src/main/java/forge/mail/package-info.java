/**
 * Mail: letters kept until a server has taken them, and answers that come back to the tool that
 * wrote.
 */
@NullMarked
package forge.mail;

import org.jspecify.annotations.NullMarked;
