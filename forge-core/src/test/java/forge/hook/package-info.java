/** Tests of webhooks. */
@NullMarked
package forge.hook;

import org.jspecify.annotations.NullMarked;
