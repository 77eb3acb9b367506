package forge.e2e;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The servers of npm that the chat benchmark measures beside the forge. */
final class Peers {
  private Peers() {}

  /** Where they are installed, which is done at the first call; null where that cannot be. */
  static @Nullable Path installed() throws IOException, InterruptedException {
    Path from = Running.checkout().resolve("deploy/e2e/src/test/bench/peers");
    Path to = Running.checkout().resolve("target/bench/peers");
    if (Files.exists(to.resolve("node_modules/ws"))) {
      return to;
    }
    Files.createDirectories(to);
    for (String file : List.of("package.json", "peer.mjs")) {
      Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    try {
      var npm =
          new ProcessBuilder("npm", "install", "--silent", "--no-audit", "--no-fund")
              .directory(to.toFile())
              .redirectErrorStream(true)
              .redirectOutput(new File(to.toFile(), "npm.log"))
              .start();
      return npm.waitFor(3, TimeUnit.MINUTES) && npm.exitValue() == 0 ? to : null;
    } catch (IOException missing) {
      return null;
    }
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
