package forge.chat;

import java.time.LocalDate;

/**
 * A day, by UTC, on which something was said in a room.
 *
 * @param first the number of its first message
 */
public record Day(LocalDate date, long first) {}
