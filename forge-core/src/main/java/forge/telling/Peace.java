package forge.telling;

import forge.user.UserId;
import java.util.Collection;
import java.util.Set;

/** Whom not to tell, whatever calls them. */
public interface Peace {
  /** Nobody has to be left alone. */
  Peace NONE =
      new Peace() {
        @Override
        public Set<UserId> deaf(Collection<UserId> users, UserId to) {
          return Set.of();
        }

        @Override
        public Set<UserId> holding(Collection<UserId> users) {
          return Set.of();
        }
      };

  /** Those of these users who want to hear nothing from somebody. */
  Set<UserId> deaf(Collection<UserId> users, UserId to);

  /** Those of these users who want to hear nothing just now. */
  Set<UserId> holding(Collection<UserId> users);
}
