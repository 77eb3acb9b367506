package forge.files.web;

import forge.courier.Reply.Header;
import forge.files.ReleaseFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A file as it is answered to everybody: what its headers say hangs on nobody and never changes.
 *
 * @param published in whole seconds, as headers tell the time
 * @param headers of every answer about it
 */
record Shipment(
    ReleaseFile file,
    String tag,
    ZonedDateTime published,
    String type,
    String disposition,
    String digest,
    List<Header> headers) {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("tgz", "application/gzip"),
          Map.entry("bz2", "application/x-bzip2"),
          Map.entry("xz", "application/x-xz"),
          Map.entry("zst", "application/zstd"),
          Map.entry("tar", "application/x-tar"),
          Map.entry("7z", "application/x-7z-compressed"),
          Map.entry("jar", "application/java-archive"),
          Map.entry("war", "application/java-archive"),
          Map.entry("deb", "application/vnd.debian.binary-package"),
          Map.entry("rpm", "application/x-rpm"),
          Map.entry("apk", "application/vnd.android.package-archive"),
          Map.entry("dmg", "application/x-apple-diskimage"),
          Map.entry("iso", "application/x-iso9660-image"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("md", "text/plain; charset=utf-8"),
          Map.entry("asc", "text/plain; charset=utf-8"),
          Map.entry("sha256", "text/plain; charset=utf-8"),
          Map.entry("json", "application/json"));

  static Shipment of(ReleaseFile file) {
    String sha256 = file.content().sha256();
    String tag = "\"" + sha256.substring(0, 32) + "\"";
    String digest =
        "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":";
    ZonedDateTime published =
        file.publishedAt().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    String disposition = disposition(file.name());
    var headers =
        List.of(
            new Header("ETag", tag),
            new Header("Last-Modified", httpDate(published)),
            new Header("Accept-Ranges", "bytes"),
            new Header("Cache-Control", "no-cache"),
            new Header("Content-Disposition", disposition),
            new Header("Content-Security-Policy", "sandbox; default-src 'none'"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("X-SHA256", sha256),
            new Header("Repr-Digest", digest));
    return new Shipment(file, tag, published, type(file.name()), disposition, digest, headers);
  }

  static String httpDate(ZonedDateTime time) {
    return HTTP_DATE.format(time.withZoneSameInstant(ZoneOffset.UTC));
  }

  /** The type by the end of the name; whatever a browser could run is bytes to be kept. */
  static String type(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(end, "application/octet-stream");
  }

  static String disposition(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._+ -]", "_");
    String full = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + full;
  }
}
