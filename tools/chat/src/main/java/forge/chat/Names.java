package forge.chat;

import forge.user.UserId;
import java.util.Collection;
import java.util.Map;

/** What people are called now, all of them with one look. */
@FunctionalInterface
interface Names {
  Map<UserId, String> of(Collection<UserId> people);
}
