package forge.chat.web;

import forge.chat.block.Block;
import forge.user.UserId;
import java.time.Instant;
import java.util.Map;

/** Somebody who is blocked. */
public record BlockJson(String user, String name, Instant since) {

  static BlockJson of(Block block, Map<UserId, String> names) {
    String user = block.user().value();
    return new BlockJson(user, names.getOrDefault(block.user(), user), block.since());
  }
}
