/** ReleaseFiles on the web: pages, downloads, the REST API and feeds. */
@NullMarked
package forge.files.web;

import org.jspecify.annotations.NullMarked;
