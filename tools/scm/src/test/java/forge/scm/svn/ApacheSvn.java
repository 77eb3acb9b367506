package forge.scm.svn;

import forge.testing.LocalServer;
import forge.testing.StockProgram;
import forge.testing.TestForge;
import forge.testing.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Apache and nginx in front of a forge, set up by the very text of the operator's documentation,
 * with other places and ports filled in.
 */
public final class ApacheSvn implements AutoCloseable {
  private static final Path APACHE = Path.of("/usr/sbin/apache2");
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final Path MODULES = Path.of("/usr/lib/apache2/modules");
  private static final Path DOCS = Path.of("../../docs/operate/svn-http.md");
  private static final String MODULE_NAMES =
      "mpm_event auth_basic authn_core authn_anon authz_core authz_user dav dav_svn";

  private final TestForge forge;
  private final Path folder;
  private final int apachePort = TestPorts.choose();
  private final int nginxPort = TestPorts.choose();
  private final List<LocalServer> servers = new ArrayList<>();

  /** What keeps the recipe from being tried here; empty where nothing does. */
  public static Optional<String> missing() {
    return Stream.of(APACHE, NGINX, MODULES.resolve("mod_dav_svn.so"))
        .filter(file -> !Files.exists(file))
        .map(file -> "Subversion over HTTP is not tried: there is no " + file)
        .findFirst();
  }

  /** Starts both; to be closed before the forge. */
  public ApacheSvn(TestForge forge, Path folder) {
    this.forge = forge;
    this.folder = folder;
    try {
      Path apache = Files.writeString(folder.resolve("apache.conf"), apache());
      Path nginx = Files.writeString(folder.resolve("nginx.conf"), nginx());
      servers.add(
          LocalServer.start(
              folder,
              apachePort,
              List.of(APACHE.toString(), "-f", apache.toString(), "-DFOREGROUND")));
      servers.add(
          LocalServer.start(
              folder,
              nginxPort,
              List.of(NGINX.toString(), "-c", nginx.toString(), "-e", "stderr")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of a repository whose page has this path. */
  public String url(String page) {
    return "http://127.0.0.1:" + nginxPort + "/svn/" + page.substring(1).replace('/', '.');
  }

  /** What Apache says to whoever comes past nginx. */
  public int straight(String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + apachePort + path);
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(uri).header("Authorization", "Basic ZGFuOmRhbg==");
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where root starts Apache, it serves as somebody else, who needs the files. */
  public void handOver() {
    if (root()) {
      Path data = forge.forge().config().data();
      try {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(data.resolve("svn"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      var all = Stream.of("repos", "svn", "work").map(data::resolve).filter(Files::exists).toList();
      var command = new ArrayList<>(List.of("chown", "-R", "www-data:www-data"));
      all.forEach(each -> command.add(each.toString()));
      StockProgram.run(folder, command);
    }
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private String apache() throws IOException {
    String modules =
        Stream.of(MODULE_NAMES.split(" ", -1))
            .map(name -> "LoadModule " + name + "_module " + MODULES + "/mod_" + name + ".so\n")
            .collect(Collectors.joining());
    return "ServerRoot "
        + folder
        + "\nServerName localhost\nPidFile apache.pid\nErrorLog apache.log\n"
        + "DefaultRuntimeDir "
        + folder
        + "\n"
        + (root() ? "User www-data\nGroup www-data\n" : "")
        + modules
        + filled(block("apache", "Listen"));
  }

  private String nginx() throws IOException {
    String places =
        Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";\n")
            .collect(Collectors.joining());
    return (root() ? "user root;\n" : "")
        + "daemon off; worker_processes 1;\npid "
        + folder.resolve("nginx.pid")
        + ";\nevents {}\nhttp {\naccess_log off;\n"
        + places
        + filled(block("nginx", "# forge-svn-map"))
        + "server {\nlisten 127.0.0.1:"
        + nginxPort
        + ";\n"
        + filled(block("nginx", "# forge-svn\n"))
        + "}\n}\n";
  }

  private static String block(String language, String start) throws IOException {
    Matcher blocks =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOCS));
    return blocks
        .results()
        .map(block -> block.group(1))
        .filter(text -> text.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private String filled(String text) {
    return text.replace("/srv/forge/data", forge.forge().config().data().toString())
        .replace("127.0.0.1:8091", "127.0.0.1:" + apachePort)
        .replace("127.0.0.1:8080", "127.0.0.1:" + forge.url().getPort())
        .replace("forge.example.org", "localhost");
  }

  @Override
  public void close() {
    servers.forEach(LocalServer::close);
  }
}
