/**
 * Hooks: what Subversion and Mercurial start before they take a change and after they took it. They
 * ask the forge, which knows who is calling and what the rules of the repository are.
 */
@NullMarked
package forge.scm.hook;

import org.jspecify.annotations.NullMarked;
