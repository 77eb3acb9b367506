/** Tests of repositories over real HTTP, with stock git as the client. */
@NullMarked
package forge.scm.web;

import org.jspecify.annotations.NullMarked;
