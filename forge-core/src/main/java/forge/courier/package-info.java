/**
 * Files brought to readers after the headers of an answer: as fast as each takes them, without a
 * thread for each.
 */
@NullMarked
package forge.courier;

import org.jspecify.annotations.NullMarked;
