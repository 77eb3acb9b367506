package forge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Host keys for the forges of tests, made once in each process: a forge that finds none makes its
 * own, and the RSA one takes many seconds where only the first compiler is at work.
 */
public final class SshHostKeys {
  private static final Path PROGRAM = Path.of("/usr/bin/ssh-keygen");
  private static final Map<String, String> BITS = Map.of("rsa", "3072", "ed25519", "256");

  /** By the name of the file a forge keeps them in. */
  private static final class Shared {
    static final Map<String, byte[]> KEYS = make();
  }

  private SshHostKeys() {}

  /** Lays them into the data of a forge that has not listened yet; it keeps those it has. */
  public static void lay(Path data) {
    if (!Files.isExecutable(PROGRAM)) {
      return;
    }
    try {
      Path folder = Files.createDirectories(data.resolve("ssh"));
      for (var key : Shared.KEYS.entrySet()) {
        Path file = folder.resolve(key.getKey());
        if (Files.notExists(file)) {
          Files.write(file, key.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> make() {
    try {
      Path folder = Files.createTempDirectory("forge-host-keys");
      var keys = new TreeMap<String, byte[]>();
      for (var kind : BITS.entrySet()) {
        String name = "ssh_host_" + kind.getKey() + "_key";
        keys.put(name, made(kind.getKey(), kind.getValue(), folder.resolve(name)));
      }
      RealProcess.delete(folder);
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] made(String type, String bits, Path file) throws IOException {
    String program = PROGRAM.toString();
    var said =
        StockProgram.run(
            Path.of("").toAbsolutePath(),
            List.of(program, "-q", "-t", type, "-b", bits, "-N", "", "-f", file.toString()));
    if (!said.worked()) {
      throw new IllegalStateException(said.text());
    }
    return Files.readAllBytes(file);
  }
}
