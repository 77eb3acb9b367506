package forge.chat;

import forge.user.UserId;
import java.util.List;

/** An emoji under a message, and who put it there. */
public record Reaction(String emoji, List<UserId> users) {
  public Reaction {
    users = List.copyOf(users);
  }

  public int count() {
    return users.size();
  }

  public boolean by(UserId user) {
    return users.contains(user);
  }
}
