/** Where our mail server brings mail, and readers ask for no more of it. */
@NullMarked
package forge.mail.web;

import org.jspecify.annotations.NullMarked;
