/** Attachments and the follow button as browsers and programs reach them. */
@NullMarked
package forge.artifact.web;

import org.jspecify.annotations.NullMarked;
