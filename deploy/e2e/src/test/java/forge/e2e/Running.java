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

  /** A forge with the demo project, planted from this checkout, that makes its host keys itself. */
  static Forge demo() {
    return begin(
        folder(),
        Map.of("FORGE_DEMO", checkout().toString(), "FORGE_DEMO_DIST", archive().toString()));
  }

  static Forge start(Map<String, String> settings) {
    Path data = folder();
    SshHostKeys.lay(data);
    return begin(data, settings);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("forge-e2e");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Forge begin(Path data, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.putIfAbsent("FORGE_DATA", data.toString());
    all.putIfAbsent("FORGE_HTTP_PORT", Integer.toString(TestPorts.choose()));
    all.putIfAbsent("FORGE_SSH_PORT", Integer.toString(TestPorts.choose()));
    if (all.keySet().stream().noneMatch(name -> name.startsWith("FORGE_MAIL_"))) {
      all.put("FORGE_MAIL_URI", "none"); // the mail server takes seconds of the processor
    }
    return Forge.start(all);
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
