package forge.scm.git;

import forge.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.Timeout;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.util.TemporaryBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A request that JGit makes over HTTP, by a client that connects where the guard of the way out has
 * looked and nowhere else. A body is kept until it is whole, a long one in a file.
 */
final class GuardedConnection implements HttpConnection {
  private final HttpClient http;
  private final URL url;
  private final Map<String, String> headers = new HashMap<>();
  private String method = "GET";
  private Timeout patience = Timeout.ofSeconds(60);
  private @Nullable TemporaryBuffer body;
  private @Nullable ClassicHttpResponse answer;

  GuardedConnection(HttpClient http, URL url) {
    this.http = http;
    this.url = url;
  }

  /** Carries a refusal through code that knows faults of transport only. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final transient Refusal refusal;

    Refused(Refusal refusal) {
      super(refusal.reason());
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }

  @Override
  public void connect() throws IOException {
    answer();
  }

  private ClassicHttpResponse answer() throws IOException {
    if (answer == null) {
      answer = ask();
    }
    return answer;
  }

  private ClassicHttpResponse ask() throws IOException {
    var request = ClassicRequestBuilder.create(method).setUri(URI.create(url.toString()));
    headers.forEach(request::setHeader);
    try {
      TemporaryBuffer kept = body;
      if (kept != null) {
        kept.close();
        request.setEntity(
            new EntityTemplate(kept.length(), null, null, out -> kept.writeTo(out, null)));
      }
      var context = HttpClientContext.create();
      context.setRequestConfig(RequestConfig.custom().setResponseTimeout(patience).build());
      return http.executeOpen(null, request.build(), context);
    } catch (Refusal refusal) {
      throw new Refused(refusal);
    } finally {
      if (body != null) {
        body.destroy();
      }
    }
  }

  @Override
  public OutputStream getOutputStream() {
    if (body == null) {
      body = new TemporaryBuffer.LocalFile(null);
    }
    return body;
  }

  @Override
  public int getResponseCode() throws IOException {
    return answer().getCode();
  }

  @Override
  public String getResponseMessage() throws IOException {
    return answer().getReasonPhrase();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    HttpEntity entity = answer().getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    var fields = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    try {
      for (Header header : answer().getHeaders()) {
        fields.merge(header.getName(), List.of(header.getValue()), GuardedConnection::both);
      }
    } catch (IOException e) {
      return Map.of();
    }
    return fields;
  }

  private static List<String> both(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
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
      patience = Timeout.ofMilliseconds(millis);
    }
  }

  @Override
  public void setFixedLengthStreamingMode(int length) {}

  @Override
  public void setChunkedStreamingMode(int chunk) {}

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
}
