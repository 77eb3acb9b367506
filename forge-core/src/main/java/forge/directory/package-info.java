/**
 * The directory of projects: how a project is presented to strangers, and how strangers find it.
 * Categories, profiles and figures are kept in the database; the index over them is derived.
 */
@NullMarked
package forge.directory;

import org.jspecify.annotations.NullMarked;
