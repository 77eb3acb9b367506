/** Jobs as administrators see them, and as programs ask after them. */
@NullMarked
package forge.job.web;

import org.jspecify.annotations.NullMarked;
