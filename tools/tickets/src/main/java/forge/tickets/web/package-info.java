/** Tickets as browsers and programs see them. */
@NullMarked
package forge.tickets.web;

import org.jspecify.annotations.NullMarked;
