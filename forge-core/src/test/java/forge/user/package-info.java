/** Tests of accounts, sessions, tokens and keys. */
@NullMarked
package forge.user;

import org.jspecify.annotations.NullMarked;
