/** Tests of the search server as a process. */
@NullMarked
package forge.solr;

import org.jspecify.annotations.NullMarked;
