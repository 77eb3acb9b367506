/** The pages and routes on which admins of a project set up webhooks. */
@NullMarked
package forge.hook.web;

import org.jspecify.annotations.NullMarked;
