/** Tests of reviews. */
@NullMarked
package forge.review;

import org.jspecify.annotations.NullMarked;
