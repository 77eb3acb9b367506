package forge.outgoing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One request over HTTP/1.1 to a destination that has been looked at, on a connection of its own.
 *
 * <p>Java's own clients look a name up again when they connect, so that it could mean another
 * machine by then; this one does not. It follows no redirects and keeps no cookies.
 */
public final class Exchange implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final int LONGEST_HEAD = 64 * 1024;

  private final Destination to;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /** The first line of an answer and its headers, by their names in small letters. */
  public record Head(int status, String reason, Map<String, List<String>> headers) {
    public @Nullable String header(String name) {
      List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
      return values == null ? null : values.getFirst();
    }
  }

  /**
   * Connects.
   *
   * @param patience how long to wait for the next byte
   */
  public Exchange(Destination to, Duration patience) throws IOException {
    this.to = to;
    this.socket = connect(to, patience);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
    this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 15);
  }

  private static Socket connect(Destination to, Duration patience) throws IOException {
    var plain = new Socket();
    try {
      plain.connect(to.socketAddress(), (int) CONNECT.toMillis());
      plain.setSoTimeout((int) patience.toMillis());
      return to.tls() ? secured(plain, to) : plain;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private static SSLSocket secured(Socket plain, Destination to) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var secured = (SSLSocket) factory.createSocket(plain, to.host(), to.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  /**
   * Sends a request but for its body, whose length its headers must tell where it has one.
   *
   * @return where the body goes; to be flushed
   */
  public OutputStream send(String method, Map<String, String> headers) throws IOException {
    var head = new StringBuilder(method).append(' ').append(path()).append(" HTTP/1.1\r\n");
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put("Host", host());
    all.put("Connection", "close");
    all.forEach((name, value) -> head.append(line(name, value)));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return out;
  }

  private String path() {
    URI uri = to.uri();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String asked = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    return ascii(asked);
  }

  private static String ascii(String text) {
    return URI.create("http://h" + text).toASCIIString().substring("http://h".length());
  }

  private String host() {
    int port = to.uri().getPort();
    return port < 0 ? to.uri().getHost() : to.uri().getHost() + ":" + port;
  }

  private static String line(String name, String value) {
    if ((name + value).chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("a header of two lines: " + name);
    }
    return name + ": " + value + "\r\n";
  }

  /** Waits for the answer's head; notices along the way are left aside. */
  public Head head() throws IOException {
    Head head;
    do {
      head = readHead();
    } while (head.status() >= 100 && head.status() < 200);
    return head;
  }

  private Head readHead() throws IOException {
    String first = line();
    String[] parts = first.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("\\d{3}")) {
      throw new IOException("the answer is not HTTP");
    }
    var headers = new TreeMap<String, List<String>>();
    int length = first.length();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      length += line.length();
      if (colon < 1 || length > LONGEST_HEAD) {
        throw new IOException("the answer has broken or too many headers");
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      headers.computeIfAbsent(name, n -> new ArrayList<>()).add(line.substring(colon + 1).strip());
    }
    return new Head(Integer.parseInt(parts[1]), parts.length > 2 ? parts[2] : "", headers);
  }

  private String line() throws IOException {
    return line(in);
  }

  static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() > LONGEST_HEAD) {
        throw new IOException("the answer ended early or has an endless line");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /** The body of an answer, which ends where the head says. */
  public InputStream body(Head head) throws IOException {
    String encoding = head.header("transfer-encoding");
    if (encoding != null && encoding.equalsIgnoreCase("chunked")) {
      return new Body.Chunked(in);
    }
    String length = head.header("content-length");
    if (head.status() == 204 || head.status() == 304) {
      return InputStream.nullInputStream();
    }
    if (length == null) {
      return in;
    }
    if (!length.matches("\\d{1,18}")) {
      throw new IOException("the answer does not say how long it is");
    }
    return new Body.Counted(in, Long.parseLong(length));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
