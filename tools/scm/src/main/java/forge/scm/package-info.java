/**
 * Repositories, whichever system keeps them: what people push, and how the forge reads it.
 *
 * <p>Start with {@link forge.scm.ScmTool}, which wires everything, then {@link
 * forge.scm.Repositories}, which opens and makes them, and {@link forge.scm.Repository}, which
 * reads them.
 */
@NullMarked
package forge.scm;

import org.jspecify.annotations.NullMarked;
