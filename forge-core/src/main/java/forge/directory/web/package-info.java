/** Answers strangers who look for a project or at one, and those who present theirs. */
@NullMarked
package forge.directory.web;

import org.jspecify.annotations.NullMarked;
