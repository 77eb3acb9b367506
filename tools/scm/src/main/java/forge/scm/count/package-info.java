/**
 * Who committed how much and when, and what languages the code is in, counted as pushes arrive and
 * kept, so that no page walks through history.
 */
@NullMarked
package forge.scm.count;

import org.jspecify.annotations.NullMarked;
