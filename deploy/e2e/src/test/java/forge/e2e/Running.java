package forge.e2e;

import forge.launcher.Forge;
import forge.testing.SshHostKeys;
import forge.testing.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Forges started from the built distribution, on data of their own. */
final class Running {
  private Running() {}

  /** A forge with the demo project, planted from this checkout. */
  static Forge demo() {
    return start(
        Map.of("FORGE_DEMO", checkout().toString(), "FORGE_DEMO_DIST", archive().toString()));
  }

  static Forge start(Map<String, String> settings) {
    try {
      var all = new HashMap<>(settings);
      Path data = Files.createTempDirectory("forge-e2e");
      SshHostKeys.lay(data);
      all.putIfAbsent("FORGE_DATA", data.toString());
      all.putIfAbsent("FORGE_HTTP_PORT", Integer.toString(TestPorts.choose()));
      all.putIfAbsent("FORGE_SSH_PORT", Integer.toString(TestPorts.choose()));
      if (all.keySet().stream().noneMatch(name -> name.startsWith("FORGE_MAIL_"))) {
        all.put("FORGE_MAIL_URI", "none"); // the mail server takes seconds of the processor
      }
      return Forge.start(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path checkout() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("forge-core")))
        .findFirst()
        .orElseThrow();
  }

  /** The distribution that was packed before this module. */
  static Path archive() {
    Path dist = checkout().resolve("target/dist");
    try (var files = Files.list(dist)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".tar.gz"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("There is no archive in " + dist));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
