package forge.hook;

import forge.outgoing.Outgoing;
import forge.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Posts what a webhook is told to its address, in some seconds or not at all. */
final class Postman {
  private static final int PATIENCE_SECONDS = 10;
  private static final int KEPT = 1_000;
  private final Outgoing outgoing;

  Postman(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  /**
   * What came of it.
   *
   * @param status null where no answer came
   */
  record Outcome(@Nullable Integer status, String answer) {
    boolean arrived() {
      return status != null && status >= 200 && status < 300;
    }
  }

  /**
   * Posts.
   *
   * @param signature null where nothing is signed
   */
  Outcome post(URI url, Delivery delivery, @Nullable String signature) {
    var post = new HttpPost(url);
    post.setEntity(new StringEntity(delivery.body(), ContentType.APPLICATION_JSON));
    post.setHeader("X-Forge-Event", delivery.event());
    post.setHeader("X-Forge-Delivery", delivery.id());
    if (signature != null) {
      post.setHeader("X-Forge-Signature-256", "sha256=" + signature);
    }
    post.setConfig(
        RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(PATIENCE_SECONDS)).build());
    var late =
        CompletableFuture.runAsync(
            post::cancel,
            CompletableFuture.delayedExecutor(2L * PATIENCE_SECONDS, TimeUnit.SECONDS));
    try {
      return outgoing.http().execute(post, Postman::outcome);
    } catch (Refusal refusal) {
      return new Outcome(null, refusal.reason());
    } catch (IOException e) {
      return new Outcome(null, "No answer: " + e.getMessage());
    } finally {
      late.cancel(false);
    }
  }

  private static Outcome outcome(ClassicHttpResponse answer) throws IOException {
    if (answer.getEntity() == null) {
      return new Outcome(answer.getCode(), "");
    }
    try (InputStream body = answer.getEntity().getContent()) {
      String said = new String(body.readNBytes(KEPT), StandardCharsets.UTF_8);
      return new Outcome(answer.getCode(), said.replaceAll("\\p{Cntrl}+", " ").strip());
    }
  }
}
