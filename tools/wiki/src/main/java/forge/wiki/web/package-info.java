/** The wiki as browsers and programs reach it. */
@NullMarked
package forge.wiki.web;

import org.jspecify.annotations.NullMarked;
