package forge.chat;

import forge.user.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An emoji under a message, and who put it there. */
public record Reaction(String emoji, List<UserId> users) {
  /** So many are named under a message, and the others counted. */
  public static final int NAMED = 10;

  public Reaction {
    users = List.copyOf(users);
  }

  public int count() {
    return users.size();
  }

  /** What the first of those are called who put it there. */
  public List<String> named(Map<UserId, String> names) {
    return users.stream().limit(NAMED).map(u -> names.getOrDefault(u, u.value())).toList();
  }

  /** Those who are named where the reactions of some messages are shown. */
  public static Set<UserId> people(Collection<Message> messages) {
    return messages.stream()
        .flatMap(m -> m.reactions().stream())
        .flatMap(r -> r.users().stream().limit(NAMED))
        .collect(Collectors.toCollection(HashSet::new));
  }

  public boolean by(UserId user) {
    return users.contains(user);
  }
}
