/**
 * ReleaseFiles: the files a project ships, and the best way for a visitor to get the right one.
 *
 * <p>Start with {@link forge.files.FilesTool}, which wires everything, then {@link
 * forge.files.ReleaseFiles}, which does everything.
 */
@NullMarked
package forge.files;

import org.jspecify.annotations.NullMarked;
