package forge.chat.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import forge.chat.MyRooms;
import forge.user.UserId;
import java.util.List;
import java.util.Locale;

/**
 * A room in the list of those one belongs to.
 *
 * @param people who talk in a conversation, the caller included
 */
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
    String level,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> people) {
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
        line.seat().level().name().toLowerCase(Locale.ROOT),
        line.room().people().stream().map(UserId::value).toList());
  }
}
