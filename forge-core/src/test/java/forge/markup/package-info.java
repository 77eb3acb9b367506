/** What people type, table by table, and what must never come out of it. */
@NullMarked
package forge.markup;

import org.jspecify.annotations.NullMarked;
