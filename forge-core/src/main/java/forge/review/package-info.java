/** What people who use a project say of it: one review each, with stars. */
@NullMarked
package forge.review;

import org.jspecify.annotations.NullMarked;
