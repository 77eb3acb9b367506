/** Tests of the pages on which projects are presented and found. */
@NullMarked
package forge.directory.web;

import org.jspecify.annotations.NullMarked;
