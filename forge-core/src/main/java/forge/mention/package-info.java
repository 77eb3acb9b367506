/** Calls of people by name or by group in the texts of artifacts, and how those learn of them. */
@NullMarked
package forge.mention;

import org.jspecify.annotations.NullMarked;
