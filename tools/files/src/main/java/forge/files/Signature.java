package forge.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as S3 wants them, by the rules AWS Signature Version 4. */
record Signature(String region, String key, String secret) {
  static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The headers that make a request a signed one. */
  Map<String, String> headers(
      String method, URI uri, Map<String, String> query, String payload, Instant now) {
    String time = TIME.format(now);
    var headers = new TreeMap<String, String>();
    headers.put("host", uri.getAuthority());
    headers.put("x-amz-content-sha256", payload);
    headers.put("x-amz-date", time);
    String names = String.join(";", headers.keySet());
    String signature = sign(method, uri, query, headers, payload, time);
    headers.remove("host");
    headers.put(
        "Authorization",
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(ALGORITHM, key, scope(time), names, signature));
    return headers;
  }

  /** The query that makes an address one that anybody may use for some time. */
  String query(URI uri, Map<String, String> said, Duration valid, Instant now) {
    String time = TIME.format(now);
    var query = new TreeMap<>(said);
    query.put("X-Amz-Algorithm", ALGORITHM);
    query.put("X-Amz-Credential", key + "/" + scope(time));
    query.put("X-Amz-Date", time);
    query.put("X-Amz-Expires", Long.toString(valid.toSeconds()));
    query.put("X-Amz-SignedHeaders", "host");
    var headers = new TreeMap<>(Map.of("host", uri.getAuthority()));
    return text(query) + "&X-Amz-Signature=" + sign("GET", uri, query, headers, UNSIGNED, time);
  }

  private String sign(
      String method,
      URI uri,
      Map<String, String> query,
      SortedMap<String, String> headers,
      String payload,
      String time) {
    String request =
        String.join(
            "\n",
            method,
            uri.getRawPath(),
            text(query),
            headers.entrySet().stream()
                .map(h -> h.getKey() + ":" + h.getValue() + "\n")
                .collect(Collectors.joining()),
            String.join(";", headers.keySet()),
            payload);
    String text =
        String.join("\n", ALGORITHM, time, scope(time), Arrivals.sha256(request.getBytes(UTF_8)));
    byte[] made = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : List.of(time.substring(0, 8), region, "s3", "aws4_request")) {
      made = hmac(made, part);
    }
    return HexFormat.of().formatHex(hmac(made, text));
  }

  private String scope(String time) {
    return time.substring(0, 8) + "/" + region + "/s3/aws4_request";
  }

  /** A query in the order and form that is signed. */
  static String text(Map<String, String> query) {
    return new TreeMap<>(query)
        .entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
