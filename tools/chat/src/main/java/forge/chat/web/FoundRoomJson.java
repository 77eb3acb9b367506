package forge.chat.web;

import forge.chat.Room;
import java.util.List;

/** A room as the directory shows it. */
public record FoundRoomJson(
    String id, String label, String topic, List<String> tags, String url, long members) {
  static FoundRoomJson of(Room room) {
    return new FoundRoomJson(
        room.id().value(),
        room.name(),
        room.topic(),
        room.tags(),
        room.page(),
        room.pulse().members());
  }
}
