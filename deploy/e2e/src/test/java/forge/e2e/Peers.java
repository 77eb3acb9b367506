package forge.e2e;

import forge.testing.NodePackages;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The servers of npm that the chat benchmark measures beside the forge. */
final class Peers {
  private Peers() {}

  /** Where they are installed, which is done at the first call; null where that cannot be. */
  static @Nullable Path installed() {
    Path from = Running.checkout().resolve("deploy/e2e/src/test/bench/peers");
    Path to = Running.checkout().resolve("target/bench/peers");
    return NodePackages.in(to, from, List.of("package.json", "peer.mjs")).orElse(null);
  }

  static Process start(Path peers, String name, int port) throws IOException {
    Process process =
        new ProcessBuilder("node", "peer.mjs", name, Integer.toString(port))
            .directory(peers.toFile())
            .redirectErrorStream(true)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
      if (line == null) {
        throw new IOException(name + " did not start");
      }
    }
    return process;
  }
}
