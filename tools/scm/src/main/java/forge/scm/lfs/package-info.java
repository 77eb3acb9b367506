/**
 * Large files of Git repositories, as Git LFS keeps them: the repository holds a pointer, the bytes
 * lie beside it under the hash of their content, and locks say who works on which file.
 */
@NullMarked
package forge.scm.lfs;

import org.jspecify.annotations.NullMarked;
