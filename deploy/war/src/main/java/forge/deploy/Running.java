package forge.deploy;

import forge.config.ForgeConfig;
import forge.site.Node;
import org.jspecify.annotations.Nullable;

/** The one node of this web application, started by whoever needs it first. */
final class Running {
  private static @Nullable Node node;

  private Running() {}

  static synchronized Node node() {
    Node running = node;
    if (running == null) {
      running = Node.start(ForgeConfig.fromEnvironment());
      node = running;
    }
    return running;
  }

  static synchronized void stop() {
    if (node != null) {
      node.close();
      node = null;
    }
  }
}
