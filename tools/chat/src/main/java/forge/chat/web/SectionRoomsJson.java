package forge.chat.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rooms for a section.
 *
 * @param rooms their ids, as in the list of one's rooms
 */
public record SectionRoomsJson(@Nullable String section, @Nullable List<@Nullable String> rooms) {
  List<String> ids() {
    return rooms == null ? List.of() : rooms.stream().filter(Objects::nonNull).toList();
  }
}
