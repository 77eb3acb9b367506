package forge.deploy.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import forge.testing.TestForge.Browser;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How requests are made that browsers and programs would not make. */
final class Asking {
  private Asking() {}

  static HttpResponse<String> form(
      Browser by, String address, Map<String, String> fields, @Nullable String csrf) {
    var all = new LinkedHashMap<>(fields);
    if (csrf != null) {
      all.put("csrf", csrf);
    }
    return by.send(
        request(by, address)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(all))));
  }

  static HttpResponse<String> multipart(
      Browser by, String address, String body, @Nullable String csrf) {
    var request =
        request(by, address)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=x");
    return by.send(
        (csrf == null ? request : request.header("X-CSRF-Token", csrf))
            .POST(BodyPublishers.ofString(body)));
  }

  static HttpResponse<String> json(
      Browser by, Route route, String address, @Nullable String body, @Nullable String csrf) {
    var request =
        request(by, address)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json");
    return by.send(
        (csrf == null ? request : request.header("X-CSRF-Token", csrf))
            .method(
                route.verb(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  static HttpRequest.Builder request(Browser by, String address) {
    return by.request(address).timeout(Duration.ofSeconds(20));
  }

  /** The route as somebody would use it who means well, as far as that can be known. */
  static HttpResponse<String> meant(Browser by, Route route, String at, String csrf) {
    if (!route.writes()) {
      return by.get(at);
    }
    if (route.programs()) {
      return json(by, route, at, route.json() == null ? null : "{}", csrf);
    }
    return route.stream()
        ? multipart(by, at, part("file", "a.txt", "x"), csrf)
        : form(by, at, Map.of(), csrf);
  }

  /** Some servers refuse a body where none is usual. */
  static HttpRequest.BodyPublisher body(Route route) {
    return route.verb().matches("GET|DELETE")
        ? BodyPublishers.noBody()
        : BodyPublishers.ofString("{}");
  }

  static String part(String name, String file, String content) {
    return "--x\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n--x--\r\n"
        .formatted(name, file, content);
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  static HttpResponse<String> meantWithout(Browser by, Route route, String at) {
    if (route.programs()) {
      return json(by, route, at, route.json() == null ? null : "{}", null);
    }
    return route.stream()
        ? multipart(by, at, part("file", "a.txt", "x"), null)
        : form(by, at, Map.of(), null);
  }
}
