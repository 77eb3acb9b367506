/** Tests of mail, with a server that shows what it took. */
@NullMarked
package forge.mail;

import org.jspecify.annotations.NullMarked;
