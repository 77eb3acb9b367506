/** What tests of the core and of tools share: a database, a clock, people and places. */
@NullMarked
package forge.testing;

import org.jspecify.annotations.NullMarked;
