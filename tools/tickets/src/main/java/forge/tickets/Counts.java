package forge.tickets;

/**
 * How many tickets there are at a mount, as one visitor sees it.
 *
 * @param mine open ones the visitor opened
 * @param assigned open ones assigned to the visitor
 * @param turn the number of changes so far, hidden ones included
 */
public record Counts(long open, long closed, long mine, long assigned, long turn) {}
