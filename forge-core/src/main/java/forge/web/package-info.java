/**
 * What every page and answer shares: views, templates, frames, problems and protection of forms.
 */
@NullMarked
package forge.web;

import org.jspecify.annotations.NullMarked;
