/** What every store shares: ids, pages by cursor and the count of database calls. */
@NullMarked
package forge.store;

import org.jspecify.annotations.NullMarked;
