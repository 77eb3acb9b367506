package forge.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Packages of npm, for programs that run in Node: fetched at the first call, with npm's own
 * settings, and kept.
 */
public final class NodePackages {
  private NodePackages() {}

  /**
   * A folder with some files and the packages that {@code package.json}, one of them, names.
   *
   * @return empty where node or npm are missing, or npm finds no packages
   */
  public static Optional<Path> in(Path to, Path from, List<String> files) {
    try {
      Files.createDirectories(to);
      for (String file : files) {
        byte[] fresh = Files.readAllBytes(from.resolve(file));
        Path copy = to.resolve(file);
        if (Files.notExists(copy) || !java.util.Arrays.equals(Files.readAllBytes(copy), fresh)) {
          Files.write(copy, fresh);
          Files.deleteIfExists(to.resolve("installed"));
        }
      }
      return Files.exists(to.resolve("installed")) || install(to)
          ? Optional.of(to)
          : Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static boolean install(Path folder) throws IOException, InterruptedException {
    var npm =
        new ProcessBuilder(
                "npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("npm.log").toFile())
            .start();
    if (!npm.waitFor(3, TimeUnit.MINUTES)) {
      npm.destroyForcibly();
      return false;
    }
    if (npm.exitValue() != 0) {
      return false;
    }
    Files.writeString(folder.resolve("installed"), "");
    return true;
  }
}
