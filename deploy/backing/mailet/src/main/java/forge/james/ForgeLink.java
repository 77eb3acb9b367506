package forge.james;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The way to the forge: its address and the secret that proves us. */
final class ForgeLink {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  private final String url;
  private final String secret;

  /** The address ends with {@code /rest/mail}. */
  ForgeLink(String url, String secret) {
    this.url = url.replaceAll("/+$", "");
    this.secret = secret;
  }

  HttpRequest.Builder request(String path, Duration patience) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .timeout(patience)
        .header("X-Forge-Mail-Secret", secret);
  }

  /** The status of the answer. */
  static int send(HttpRequest request) throws IOException, InterruptedException {
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }
}
