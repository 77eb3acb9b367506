package forge.chat.web;

import forge.chat.MyRooms;
import java.util.Locale;

/** A room in the list of those one belongs to. */
public record MyRoomJson(
    String id,
    String label,
    String url,
    String stream,
    long last,
    long unread,
    long mentions,
    boolean favourite,
    String section,
    String level) {
  static MyRoomJson of(MyRooms.Line line) {
    return new MyRoomJson(
        line.room().id().value(),
        line.label(),
        line.room().page(),
        line.stream(),
        line.last(),
        line.unread(),
        line.calls(),
        line.seat().favourite(),
        line.seat().section(),
        line.seat().level().name().toLowerCase(Locale.ROOT));
  }
}
