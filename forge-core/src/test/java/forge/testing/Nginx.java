package forge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Debian's nginx in front of a forge, set up by the very text of the operator's documentation, with
 * plain files beside it.
 */
public final class Nginx implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
  private static final Path DOCS = Path.of("docs/operate");
  private static final Pattern RECIPE = Pattern.compile("(?s)```nginx\\n(.*?)```");

  private final LocalServer server;
  private final int port;

  private Nginx(LocalServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Whether it is installed. */
  public static boolean installed() {
    return Files.exists(PROGRAM);
  }

  /**
   * Starts one that sends the bytes of files.
   *
   * @param folder for its own files; what lies in {@code plain} below it is at {@code /plain/}
   * @param data of the forge that listens at a port
   */
  public static Nginx start(Path folder, Path data, int forge) {
    return start(folder, "offload.md", TestPorts.choose(), forge, Map.of("/srv/forge/data", data));
  }

  /** Starts one that is a mirror. */
  public static Nginx mirror(Path folder, int port, int forge) {
    return start(
        folder, "mirrors.md", port, forge, Map.of("/srv/mirror", folder.resolve("mirror")));
  }

  private static Nginx start(
      Path folder, String docs, int port, int forge, Map<String, Path> places) {
    try {
      Files.createDirectories(folder.resolve("plain"));
      String config = config(folder, docs, port).replace("127.0.0.1:8080", "127.0.0.1:" + forge);
      for (Map.Entry<String, Path> place : places.entrySet()) {
        config = config.replace(place.getKey(), place.getValue().toString());
      }
      Path file = Files.writeString(folder.resolve("nginx.conf"), config);
      var command = List.of(PROGRAM.toString(), "-c", file.toString(), "-e", "stderr");
      return new Nginx(LocalServer.start(folder, port, command), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(Path folder, String docs, int port) throws IOException {
    String places =
        Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";\n")
            .collect(Collectors.joining());
    Map<Boolean, String> recipe = recipe(docs);
    return (System.getProperty("user.name").equals("root") ? "user root;\n" : "")
        + "daemon off; worker_processes 1;\npid "
        + folder.resolve("nginx.pid")
        + ";\nevents { worker_connections 4000; }\nhttp {\naccess_log off;\nsendfile on;\n"
        + "tcp_nopush on;\ndefault_type application/octet-stream;\n"
        + places
        + recipe.get(false)
        + "server {\nlisten 127.0.0.1:"
        + port
        + ";\nlocation /plain/ { alias "
        + folder.resolve("plain")
        + "/; }\n"
        + recipe.get(true)
        + "}\n}\n";
  }

  /** What belongs into a server, and what stands outside of it. */
  private static Map<Boolean, String> recipe(String name) throws IOException {
    Path docs =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(folder -> folder.resolve(DOCS).resolve(name))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    return RECIPE
        .matcher(Files.readString(docs))
        .results()
        .map(block -> block.group(1))
        .collect(
            Collectors.partitioningBy(
                block -> block.startsWith("location"), Collectors.joining("\n")));
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Its processes. */
  public List<Long> pids() {
    return server.pids();
  }

  @Override
  public void close() {
    server.close();
  }
}
