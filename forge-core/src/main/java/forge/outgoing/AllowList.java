package forge.outgoing;

import forge.outgoing.PublicAddresses.Block;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The places behind our own wall that may be reached all the same, as the setting {@code
 * FORGE_OUTGOING_ALLOW} lists them: names, addresses and blocks such as {@code 10.1.0.0/16}, with
 * commas between.
 */
final class AllowList {
  private final Set<String> names = new HashSet<>();
  private final List<Block> blocks = new ArrayList<>();

  AllowList(String text) {
    for (String part : text.split("[,\\s]+", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      try {
        blocks.add(Block.of(part));
      } catch (IllegalArgumentException e) {
        names.add(name(part));
      }
    }
  }

  private static String name(String part) {
    if (!part.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
      throw new IllegalArgumentException(
          "FORGE_OUTGOING_ALLOW holds names of hosts, addresses and blocks such as 10.1.0.0/16: "
              + part);
    }
    return part.toLowerCase(Locale.ROOT);
  }

  boolean allows(String host, InetAddress address) {
    return names.contains(host.toLowerCase(Locale.ROOT))
        || blocks.stream().anyMatch(block -> block.contains(address));
  }
}
