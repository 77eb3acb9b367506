package forge.chat.web;

import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to see a room.
 *
 * @param section the heading in their list; null for none
 * @param level {@code all}, {@code mentions} or {@code none}
 */
public record SeatJson(boolean favourite, @Nullable String section, @Nullable String level) {}
