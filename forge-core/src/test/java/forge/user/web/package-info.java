/** Tests of the account pages over HTTP. */
@NullMarked
package forge.user.web;

import org.jspecify.annotations.NullMarked;
