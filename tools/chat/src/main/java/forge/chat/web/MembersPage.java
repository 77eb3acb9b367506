package forge.chat.web;

import forge.chat.Room;
import forge.chat.Seat;
import forge.user.UserId;
import forge.web.Problems;
import forge.web.View;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to a room.
 *
 * @param blocked whom the visitor blocked
 * @param query how their names begin; empty for all
 * @param resting the names of those who want to be left alone just now
 * @param mayInvite whether the visitor may ask others in
 */
public record MembersPage(
    Room room,
    String label,
    List<Seat> members,
    List<String> resting,
    Set<UserId> blocked,
    String query,
    @Nullable String next,
    boolean mayInvite,
    boolean moderates,
    String typed,
    Problems problems)
    implements View {

  public boolean blocks(UserId user) {
    return blocked.contains(user);
  }
}
