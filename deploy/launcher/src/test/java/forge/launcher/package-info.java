/** Tests of the launcher, with small programs that stand in for the services. */
@NullMarked
package forge.launcher;

import org.jspecify.annotations.NullMarked;
