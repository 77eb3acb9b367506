/**
 * The embedded search server: a real single-node SolrCloud, for a forge whose settings name no
 * other.
 *
 * <p>Start with {@link forge.solr.Main}. It knows nothing of what the forge indexes: the
 * application uploads the configset and creates the collection over HTTP, as on a cluster.
 */
@NullMarked
package forge.solr;

import org.jspecify.annotations.NullMarked;
