package forge.chat.web;

import forge.access.AuditLog;
import forge.chat.Room;
import forge.user.UserId;
import forge.web.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the keepers of a room did, the newest first.
 *
 * @param names what people are called
 * @param next where what was done before is; null at the beginning
 */
public record JournalPage(
    Room room, List<AuditLog.Line> log, Map<UserId, String> names, @Nullable String next)
    implements View {

  /** What somebody is called. */
  public String called(UserId user) {
    return names.getOrDefault(user, user.value());
  }
}
