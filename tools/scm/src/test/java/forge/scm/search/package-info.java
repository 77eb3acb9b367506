/** Tests of the search in code, with a real Solr where there is one. */
@NullMarked
package forge.scm.search;

import org.jspecify.annotations.NullMarked;
