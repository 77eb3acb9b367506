package forge.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stock {@code git http-backend} behind the HTTP server of the JDK, with the CPU that it and all it
 * starts have used, to the millisecond. What the HTTP server itself uses is not counted.
 */
final class HttpBackend implements AutoCloseable {
  /** Bash says what a command and its children have used; the reports lie one in a file. */
  private static final String TIMED = "TIMEFORMAT='%U %S'; { time git http-backend; } 2>\"$1\"";

  private static final Map<String, String> HEADERS =
      Map.of(
          "CONTENT_TYPE", "Content-Type",
          "CONTENT_LENGTH", "Content-Length",
          "HTTP_CONTENT_ENCODING", "Content-Encoding",
          "GIT_PROTOCOL", "Git-Protocol");

  private final HttpServer server;
  private final Path root;
  private final AtomicLong micros = new AtomicLong();

  private HttpBackend(HttpServer server, Path root) {
    this.server = server;
    this.root = root;
  }

  /** Serves the bare repositories below a folder, to everybody, for pushes too. */
  static HttpBackend serve(Path root) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var backend = new HttpBackend(HttpServer.create(address, 0), root);
    backend.server.createContext("/", backend::answer);
    backend.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    backend.server.start();
    return backend;
  }

  String url(String repository) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + repository;
  }

  double cpuSeconds() {
    return micros.get() / 1e6;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path report = Files.createTempFile("http-backend", ".time");
    try (exchange) {
      Process git = process(exchange, report).start();
      Thread feeder = Thread.ofVirtual().start(() -> feed(exchange, git));
      pass(git.getInputStream(), exchange);
      feeder.join();
      git.waitFor();
      count(report);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Files.deleteIfExists(report);
    }
  }

  private ProcessBuilder process(HttpExchange exchange, Path report) {
    var builder = new ProcessBuilder("bash", "-c", TIMED, "http-backend", report.toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("LC_ALL", "C");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_PROJECT_ROOT", root.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("PATH_INFO", exchange.getRequestURI().getPath());
    String query = exchange.getRequestURI().getRawQuery();
    environment.put("QUERY_STRING", query == null ? "" : query);
    HEADERS.forEach(
        (name, header) -> {
          String value = exchange.getRequestHeaders().getFirst(header);
          if (value != null) {
            environment.put(name, value);
          }
        });
    return builder;
  }

  private static void feed(HttpExchange exchange, Process git) {
    try (OutputStream in = git.getOutputStream()) {
      exchange.getRequestBody().transferTo(in);
    } catch (IOException clientIsGone) {
      git.destroy();
    }
  }

  private static void pass(InputStream out, HttpExchange exchange) throws IOException {
    int status = 200;
    for (String line = line(out); !line.isEmpty(); line = line(out)) {
      String[] pair = line.split(": ", 2);
      if (pair[0].equals("Status")) {
        status = Integer.parseInt(pair[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(pair[0], pair[1]);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    out.transferTo(exchange.getResponseBody());
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private void count(Path report) throws IOException {
    String[] lines = Files.readString(report).strip().split("\n", -1);
    String[] times = lines[lines.length - 1].split(" ", -1);
    double seconds = Double.parseDouble(times[0]) + Double.parseDouble(times[1]);
    micros.addAndGet(Math.round(seconds * 1e6));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
