/**
 * Repositories, whichever system keeps them: what people push, and how the forge reads it.
 *
 * <p>Start with {@code ScmTool}, which declares the tool, and {@code RunningScm}, which wires it,
 * then {@link forge.scm.Repositories}, which opens and makes repositories, and {@link
 * forge.scm.Repository}, which reads them.
 */
@NullMarked
package forge.scm;

import org.jspecify.annotations.NullMarked;
