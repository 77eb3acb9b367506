/**
 * Rules say who may do what to which branches and tags, and what a push may bring. They guard
 * pushes of every kind and edits in the browser; what the forge itself fetches is exempt.
 */
@NullMarked
package forge.scm.rule;

import org.jspecify.annotations.NullMarked;
