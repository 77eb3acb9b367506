package forge.files.web;

import forge.testing.LocalServer;
import forge.testing.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Debian's Apache in front of a forge, with mod_xsendfile, set up by the very text of the
 * operator's documentation.
 */
final class Apache implements OffloadContract.Front {
  private static final Path PROGRAM = Path.of("/usr/sbin/apache2");
  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");
  private static final Path DOCS = Path.of("../../docs/operate/offload.md");
  private static final Pattern RECIPE = Pattern.compile("(?s)```apache\n(.*?)```");
  private static final String MODULE_NAMES = "mpm_event authz_core proxy proxy_http xsendfile";

  private final LocalServer server;
  private final int port;

  private Apache(LocalServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** What keeps it from being tried here; empty where nothing does. */
  static Optional<String> missing() {
    return Stream.of(PROGRAM, MODULES.resolve("mod_xsendfile.so"))
        .filter(file -> !Files.exists(file))
        .map(file -> "X-Sendfile is not tried: there is no " + file)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param folder for its own files
   * @param data of the forge that listens at a port
   */
  static Apache start(Path folder, Path data, int forge) {
    int port = TestPorts.choose();
    try {
      Path config =
          Files.writeString(folder.resolve("apache.conf"), config(folder, data, port, forge));
      var command = List.of(PROGRAM.toString(), "-f", config.toString(), "-DFOREGROUND");
      return new Apache(LocalServer.start(folder, port, command), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(Path folder, Path data, int port, int forge) throws IOException {
    Matcher recipe = RECIPE.matcher(Files.readString(DOCS));
    if (!recipe.find()) {
      throw new IllegalStateException(DOCS + " has no recipe for Apache");
    }
    String modules =
        Stream.of(MODULE_NAMES.split(" ", -1))
            .map(name -> "LoadModule " + name + "_module " + MODULES + "/mod_" + name + ".so\n")
            .collect(Collectors.joining());
    boolean root = System.getProperty("user.name").equals("root");
    return "ServerRoot %s\nServerName localhost\nPidFile apache.pid\nErrorLog apache.log\n"
            .formatted(folder)
        + "DefaultRuntimeDir %s\nListen 127.0.0.1:%d\n".formatted(folder, port)
        + (root ? "User www-data\nGroup www-data\n" : "")
        + modules
        + recipe
            .group(1)
            .replace("/srv/forge/data", data.toString())
            .replace("127.0.0.1:8080", "127.0.0.1:" + forge);
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.close();
  }
}
