package forge.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket of an S3-compatible store in this process, as far as the forge uses one: put whole or in
 * parts, look, read a range, remove. Whoever does not sign is refused; how is not checked.
 */
public final class ObjectStore implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final Pattern UPLOAD = Pattern.compile("uploadId=([^&]+)");
  private static final Pattern PART = Pattern.compile("partNumber=(\\d+)");
  private static final int PIECE = 16 * 1024;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final Map<String, Map<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private volatile int most = Integer.MAX_VALUE;
  private volatile CountDownLatch silence = new CountDownLatch(0);

  private ObjectStore(HttpServer server) {
    this.server = server;
    server.createContext("/releases/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public static ObjectStore start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new ObjectStore(HttpServer.create(address, 1_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address. */
  public String bucket() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/releases";
  }

  /** The settings of a forge that keeps its files here. */
  public Map<String, String> settings() {
    return Map.of(
        "FORGE_FILES_STORE", "s3",
        "FORGE_S3_BUCKET", bucket(),
        "FORGE_S3_KEY", "key",
        "FORGE_S3_SECRET", "secret");
  }

  public void put(String name, byte[] content) {
    objects.put("/releases/" + name, content);
  }

  /** The names of what it keeps. */
  public List<String> names() {
    return List.copyOf(new TreeMap<>(objects).keySet());
  }

  /** How many bytes of objects have left. */
  public long sent() {
    return sent.get();
  }

  /**
   * From now on it takes requests and says nothing: after so many bytes of an object, or at all
   * where that is negative.
   */
  public void fallSilent(int after) {
    silence = new CountDownLatch(1);
    most = after;
  }

  /** From now on it answers again, and goes on with what it was silent about. */
  public void speak() {
    most = Integer.MAX_VALUE;
    silence.countDown();
  }

  private void stay() {
    try {
      silence.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (most < 0) {
        stay();
      }
      if (!signed(exchange)) {
        say(exchange, 403, "<Error><Code>AccessDenied</Code></Error>");
        return;
      }
      switch (exchange.getRequestMethod()) {
        case "PUT" -> keep(exchange);
        case "POST" -> upload(exchange);
        case "GET", "HEAD" -> read(exchange);
        default -> remove(exchange);
      }
    }
  }

  private static boolean signed(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return (header != null && header.startsWith("AWS4-HMAC-SHA256 Credential=key/"))
        || query(exchange).contains("X-Amz-Signature=");
  }

  private static String query(HttpExchange exchange) {
    return Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
  }

  private void keep(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Matcher part = PART.matcher(query(exchange));
    Matcher upload = UPLOAD.matcher(query(exchange));
    if (part.find() && upload.find()) {
      Objects.requireNonNull(uploads.get(upload.group(1)))
          .put(Integer.valueOf(part.group(1)), body);
    } else {
      objects.put(exchange.getRequestURI().getPath(), body);
    }
    exchange.getResponseHeaders().set("ETag", "\"" + body.length + "\"");
    say(exchange, 200, "");
  }

  private void upload(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    Matcher upload = UPLOAD.matcher(query(exchange));
    if (upload.find()) {
      var whole = new ByteArrayOutputStream();
      Objects.requireNonNull(uploads.remove(upload.group(1))).values().forEach(whole::writeBytes);
      objects.put(exchange.getRequestURI().getPath(), whole.toByteArray());
      say(exchange, 200, "<CompleteMultipartUploadResult/>");
    } else {
      String id = "upload-" + uploads.size();
      uploads.put(id, new TreeMap<>());
      say(exchange, 200, "<r><UploadId>" + id + "</UploadId></r>");
    }
  }

  private void read(HttpExchange exchange) throws IOException {
    byte[] object = objects.get(exchange.getRequestURI().getPath());
    if (object == null) {
      say(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.set(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.of(2026, 1, 31, 12, 0, 0, 0, ZoneOffset.UTC)));
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(object.length));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    String asked = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Range"), "");
    Matcher range = RANGE.matcher(asked);
    int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
    int to =
        range.matches() && !range.group(2).isEmpty()
            ? Math.min(object.length, Integer.parseInt(range.group(2)) + 1)
            : object.length;
    exchange.sendResponseHeaders(range.matches() ? 206 : 200, to - from);
    for (int at = from; at < to; at += PIECE) {
      int length = Math.min(PIECE, to - at);
      exchange.getResponseBody().write(object, at, length);
      sent.addAndGet(length);
      if (at + length - from > most) {
        exchange.getResponseBody().flush();
        stay();
      }
    }
  }

  private void remove(HttpExchange exchange) throws IOException {
    objects.remove(exchange.getRequestURI().getPath());
    exchange.sendResponseHeaders(204, -1);
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    boolean none = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
    if (!none) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
