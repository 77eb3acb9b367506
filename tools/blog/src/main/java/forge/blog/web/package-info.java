/** How browsers and programs read and write the blog. */
@NullMarked
package forge.blog.web;

import org.jspecify.annotations.NullMarked;
