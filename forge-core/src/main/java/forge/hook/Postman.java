package forge.hook;

import forge.outgoing.Outgoing;
import forge.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Posts what other programs are told to their addresses, in some seconds or not at all. */
public final class Postman {
  private static final int PATIENCE_SECONDS = 10;
  private final Outgoing outgoing;

  public Postman(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  /** What is posted. */
  public record Parcel(ContentType type, String body, Map<String, String> headers) {
    public Parcel {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * What came of it.
   *
   * @param status null where no answer came
   */
  public record Outcome(@Nullable Integer status, String answer) {
    public boolean arrived() {
      return status != null && status >= 200 && status < 300;
    }
  }

  /**
   * Posts.
   *
   * @param most bytes of the answer that are read
   */
  public Outcome post(URI url, Parcel parcel, int most) {
    return post(url, new StringEntity(parcel.body(), parcel.type()), parcel.headers(), most);
  }

  /** The same with a body of any kind. */
  public Outcome post(URI url, HttpEntity body, Map<String, String> headers, int most) {
    var post = new HttpPost(url);
    post.setEntity(body);
    headers.forEach(post::setHeader);
    post.setConfig(
        RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(PATIENCE_SECONDS)).build());
    var late =
        CompletableFuture.runAsync(
            post::cancel,
            CompletableFuture.delayedExecutor(2L * PATIENCE_SECONDS, TimeUnit.SECONDS));
    try {
      return outgoing.http().execute(post, answer -> outcome(answer, most));
    } catch (Refusal refusal) {
      return new Outcome(null, refusal.reason());
    } catch (IOException e) {
      return new Outcome(null, "No answer: " + e.getMessage());
    } finally {
      late.cancel(false);
    }
  }

  /** The header that proves a body to whoever knows the secret. */
  public static Map<String, String> signature(String secret, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] proof = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      return Map.of("X-Forge-Signature-256", "sha256=" + HexFormat.of().formatHex(proof));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Outcome outcome(ClassicHttpResponse answer, int most) throws IOException {
    if (answer.getEntity() == null) {
      return new Outcome(answer.getCode(), "");
    }
    try (InputStream body = answer.getEntity().getContent()) {
      return new Outcome(
          answer.getCode(), new String(body.readNBytes(most), StandardCharsets.UTF_8));
    }
  }
}
