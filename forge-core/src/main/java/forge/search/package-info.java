/**
 * Search: an index of all artifacts in Solr, kept up by what the tools tell of them.
 *
 * <p>Start with {@link forge.search.Search}, which asks, and {@link forge.search.Indexing}, which
 * fills. Solr is never the truth: it may be lost and is filled again from the database.
 */
@NullMarked
package forge.search;

import org.jspecify.annotations.NullMarked;
