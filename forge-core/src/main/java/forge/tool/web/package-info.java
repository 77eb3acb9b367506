/** The entrance: the one way from an address to a mounted tool. */
@NullMarked
package forge.tool.web;

import org.jspecify.annotations.NullMarked;
