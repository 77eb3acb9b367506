/**
 * Jobs: work to do later, kept in the database until it is done.
 *
 * <p>Start with {@link forge.job.Jobs}, which does everything.
 */
@NullMarked
package forge.job;

import org.jspecify.annotations.NullMarked;
