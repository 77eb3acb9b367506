package forge.scm.git;

import forge.outgoing.Destination;
import forge.outgoing.Exchange;
import forge.outgoing.Exchange.Head;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A request that JGit makes over HTTP, on a connection that goes where the guard of the way out has
 * looked and nowhere else.
 */
final class GuardedConnection implements HttpConnection {
  private final URL url;
  private final Destination to;
  private final Map<String, String> headers = new HashMap<>();
  private String method = "GET";
  private int patience = 60_000;
  private @Nullable Exchange exchange;
  private @Nullable OutputStream out;
  private @Nullable Head head;
  private @Nullable InputStream in;
  private boolean chunked;
  private int length = -1;

  GuardedConnection(URL url, Destination to) {
    this.url = url;
    this.to = to;
  }

  @Override
  public void connect() throws IOException {
    if (exchange == null) {
      exchange = new Exchange(to, Duration.ofMillis(patience));
    }
  }

  private Exchange exchange() throws IOException {
    connect();
    if (exchange == null) {
      throw new IOException("not connected");
    }
    return exchange;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    if (out != null) {
      return out;
    }
    if (chunked) {
      headers.put("Transfer-Encoding", "chunked");
      out = new Chunks(exchange().send(method, headers));
    } else if (length >= 0) {
      headers.put("Content-Length", Integer.toString(length));
      out = new Unclosed(exchange().send(method, headers));
    } else {
      out = new ByteArrayOutputStream();
    }
    return out;
  }

  private Head head() throws IOException {
    if (head == null) {
      switch (out) {
        case null -> exchange().send(method, headers).flush();
        case ByteArrayOutputStream kept -> {
          headers.put("Content-Length", Integer.toString(kept.size()));
          OutputStream body = exchange().send(method, headers);
          kept.writeTo(body);
          body.flush();
        }
        case OutputStream sent -> {
          if (sent instanceof Chunks chunks) {
            chunks.end();
          }
          sent.flush();
        }
      }
      head = exchange().head();
    }
    return head;
  }

  @Override
  public int getResponseCode() throws IOException {
    return head().status();
  }

  @Override
  public String getResponseMessage() throws IOException {
    return head().reason();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    if (in == null) {
      Exchange open = exchange();
      in =
          new FilterInputStream(open.body(head())) {
            @Override
            public void close() throws IOException {
              open.close();
            }
          };
    }
    return in;
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    try {
      var fields = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
      fields.putAll(head().headers());
      return fields;
    } catch (IOException e) {
      return Map.of();
    }
  }

  @Override
  public List<String> getHeaderFields(String name) {
    List<String> found = getHeaderFields().get(name);
    return found == null ? List.of() : found;
  }

  @Override
  @SuppressWarnings("NullAway") // JGit expects null where there is no such header.
  public @Nullable String getHeaderField(String name) {
    List<String> found = getHeaderFields(name);
    return found.isEmpty() ? null : found.getFirst();
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public @Nullable String getContentType() {
    return getHeaderField("Content-Type");
  }

  @Override
  public int getContentLength() {
    String told = getHeaderField("Content-Length");
    return told == null || !told.matches("\\d{1,9}") ? -1 : Integer.parseInt(told);
  }

  @Override
  public URL getURL() {
    return url;
  }

  @Override
  public void setRequestProperty(String key, String value) {
    headers.put(key, value);
  }

  @Override
  public void setRequestMethod(String method) {
    this.method = method;
  }

  @Override
  public String getRequestMethod() {
    return method;
  }

  @Override
  public void setReadTimeout(int millis) {
    if (millis > 0) {
      patience = millis;
    }
  }

  @Override
  public void setFixedLengthStreamingMode(int length) {
    this.length = length;
  }

  @Override
  public void setChunkedStreamingMode(int chunk) {
    this.chunked = true;
  }

  @Override
  public boolean usingProxy() {
    return false;
  }

  @Override
  public void setConnectTimeout(int millis) {}

  @Override
  public void setUseCaches(boolean use) {}

  @Override
  public void setInstanceFollowRedirects(boolean follow) {}

  @Override
  public void setDoOutput(boolean does) {}

  /** Certificates are always checked, as Java does. */
  @Override
  public void configure(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trust,
      @Nullable SecureRandom random) {}

  @Override
  public void setHostnameVerifier(HostnameVerifier verifier) {}

  /** A body whose end is not the end of the connection: the answer is still to come. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  /** A body in pieces, each with its length before it. */
  private static final class Chunks extends OutputStream {
    private final OutputStream out;
    private boolean over;

    Chunks(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (length > 0) {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes, from, length);
        out.write('\r');
        out.write('\n');
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    void end() throws IOException {
      if (!over) {
        over = true;
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      }
    }

    @Override
    public void close() throws IOException {
      end();
      out.flush();
    }
  }
}
