/**
 * Subversion: repositories made and served by the stock programs, read by SVNKit, their log kept in
 * the database. Nothing outside of this package knows SVNKit, whose licence asks that the source of
 * what is combined with it be available.
 */
@NullMarked
package forge.scm.svn;

import org.jspecify.annotations.NullMarked;
