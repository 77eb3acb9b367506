/** Answers those who read, write and moderate reviews. */
@NullMarked
package forge.review.web;

import org.jspecify.annotations.NullMarked;
