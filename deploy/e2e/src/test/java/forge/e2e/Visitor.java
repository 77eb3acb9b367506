package forge.e2e;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who reads pages and sends forms over plain HTTP, with a cookie jar. */
final class Visitor {
  private static final Pattern SECRET = Pattern.compile("\"([0-9a-f]{40})\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

  private final URI forge;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .cookieHandler(new CookieManager())
          .build();

  Visitor(URI forge) {
    this.forge = forge;
  }

  Visitor signIn(String name, String password) throws IOException, InterruptedException {
    var answer = form("/sign-in", Map.of("name", name, "password", password));
    if (answer.statusCode() != 303) {
      throw new IllegalStateException("cannot sign in: " + answer.statusCode());
    }
    return this;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        request(path).header("Accept", accept(path)).GET().build(), BodyHandlers.ofString());
  }

  /** Sends a form with the token of its page. */
  HttpResponse<String> form(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String token = token();
    String body =
        fields.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&", "csrf=" + encode(token) + "&", ""));
    return client.send(
        request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> json(String method, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("X-CSRF-Token", token())
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** As {@link #json} with a token instead of a session: one request, nothing read before. */
  HttpResponse<String> json(String method, String path, String body, String accessToken)
      throws IOException, InterruptedException {
    return client.send(
        request(path)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + accessToken)
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** A new token to read and write with. */
  String accessToken() throws IOException, InterruptedException {
    var made =
        json(
            "POST",
            "/rest/account/tokens",
            "{\"title\": \"test\", \"scopes\": [\"read\", \"write\"]}");
    Matcher secret = SECRET.matcher(made.body());
    if (!secret.find()) {
      throw new IllegalStateException("no token was made: " + made.body());
    }
    return secret.group(1);
  }

  private String token() throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(get("/projects").body());
    if (!token.find()) {
      throw new IllegalStateException("the page has no token");
    }
    return token.group(1);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(forge + path)).timeout(Duration.ofSeconds(40));
  }

  private static String accept(String path) {
    if (path.equals("/metrics")) {
      return "text/plain";
    }
    return path.startsWith("/rest/") ? "application/json" : "text/html";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
