/**
 * Pages that belong to no single project: the home of the site, its directory, its administration.
 */
@NullMarked
package forge.site.web;

import org.jspecify.annotations.NullMarked;
