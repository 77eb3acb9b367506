/** Tests of downloads and uploads over HTTP. */
@NullMarked
package forge.files.web;

import org.jspecify.annotations.NullMarked;
