package forge.chat.web;

import forge.chat.InviteLink;
import forge.chat.Room;
import forge.user.UserId;
import forge.web.Problems;
import forge.web.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The links by which people come into a room.
 *
 * @param names what those are called who made them
 * @param next where older ones are; null at the end
 * @param address the one just made, which is shown this once; null where none was
 * @param uses what was typed
 */
public record InviteLinksPage(
    Room room,
    String label,
    List<InviteLink> links,
    Map<UserId, String> names,
    @Nullable String next,
    @Nullable String address,
    String uses,
    Instant now,
    Problems problems)
    implements View {

  public String called(UserId user) {
    return names.getOrDefault(user, user.value());
  }

  /** Whether somebody may still come in by it. */
  public boolean lets(InviteLink link) {
    return link.open(now);
  }
}
