package forge.chat;

import forge.chat.block.Blocks;
import forge.chat.quiet.QuietTimes;
import forge.telling.Peace;
import forge.user.UserId;
import java.util.Collection;
import java.util.Set;

/** Those who blocked somebody or want to be left alone here are so on the whole site. */
record LeftAlone(Blocks blocks, QuietTimes quiet) implements Peace {
  @Override
  public Set<UserId> deaf(Collection<UserId> users, UserId to) {
    return blocks.by(users, to);
  }

  @Override
  public Set<UserId> holding(Collection<UserId> users) {
    return quiet.holding(users);
  }
}
