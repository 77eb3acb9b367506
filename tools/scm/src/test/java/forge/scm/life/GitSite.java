package forge.scm.life;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Another site with Git repositories: stock git behind the HTTP server of the JDK. */
final class GitSite implements AutoCloseable {
  private final HttpServer server;
  private final Path root;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile @Nullable String login;
  private volatile @Nullable String redirect;

  private GitSite(HttpServer server, Path root) {
    this.server = server;
    this.root = root;
  }

  /** Serves the repositories below a folder. */
  static GitSite serve(Path root) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var site = new GitSite(HttpServer.create(address, 0), root);
      site.server.createContext("/", site::answer);
      site.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      site.server.start();
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url(String repository) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + repository;
  }

  /** From now on asks everybody for this user name and password. */
  void lock(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    login = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** From now on sends everybody elsewhere. */
  void redirect(String to) {
    redirect = to;
  }

  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    asked.add(exchange.getRequestMethod() + " " + uri);
    String needed = login;
    try (exchange) {
      if (redirect != null) {
        exchange.getResponseHeaders().add("Location", redirect + uri);
        exchange.sendResponseHeaders(302, -1);
      } else if (needed != null
          && !needed.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
        exchange.sendResponseHeaders(401, -1);
      } else {
        cgi(exchange, uri);
      }
    }
  }

  private void cgi(HttpExchange exchange, URI uri) throws IOException {
    var builder = new ProcessBuilder("git", "http-backend");
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_PROJECT_ROOT", root.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("GIT_CONFIG_COUNT", "1");
    environment.put("GIT_CONFIG_KEY_0", "http.receivepack");
    environment.put("GIT_CONFIG_VALUE_0", "true");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", uri.getPath());
    environment.put("QUERY_STRING", uri.getRawQuery() == null ? "" : uri.getRawQuery());
    Map.of(
            "CONTENT_TYPE", "Content-Type",
            "CONTENT_LENGTH", "Content-Length",
            "HTTP_CONTENT_ENCODING", "Content-Encoding",
            "GIT_PROTOCOL", "Git-Protocol")
        .forEach(
            (name, header) -> {
              String value = exchange.getRequestHeaders().getFirst(header);
              if (value != null) {
                environment.put(name, value);
              }
            });
    Process git = builder.start();
    try (OutputStream in = git.getOutputStream()) {
      exchange.getRequestBody().transferTo(in);
    }
    pass(git.getInputStream().readAllBytes(), exchange);
  }

  private static void pass(byte[] answer, HttpExchange exchange) throws IOException {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    int status = 200;
    for (String line : text.substring(0, end).split("\r\n", -1)) {
      String[] pair = line.split(": ", 2);
      if (pair[0].equals("Status")) {
        status = Integer.parseInt(pair[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(pair[0], pair[1]);
      }
    }
    int body = answer.length - end - 4;
    exchange.sendResponseHeaders(status, body == 0 ? -1 : body);
    exchange.getResponseBody().write(answer, end + 4, body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
