package forge.files.web;

import forge.courier.Courier;
import forge.files.FrontServer;
import forge.files.ReleaseFile;
import forge.files.Stored;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer that carries a file, whole or in part (RFC 9110): resumable, checkable, and never
 * shown by a browser as a page of this site.
 */
final class Sending {
  private static final int BUFFER = 64 * 1024;
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

  private final ReleaseFile file;
  private final Stored bytes;
  private final HttpHeaders asked;
  private final FrontServer front;
  private final @Nullable Courier courier;

  /** A part of a file; both ends belong to it. */
  record Part(long from, long to) {
    long length() {
      return to - from + 1;
    }
  }

  /**
   * @param courier brings the bytes after the answer; null where they are part of it
   */
  Sending(
      ReleaseFile file,
      Stored bytes,
      HttpHeaders asked,
      FrontServer front,
      @Nullable Courier courier) {
    this.file = file;
    this.bytes = bytes;
    this.asked = asked;
    this.front = front;
    this.courier = courier;
  }

  /** The type by the end of the name; whatever a browser could run is bytes to be kept. */
  static String type(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(end, "application/octet-stream");
  }

  /** Whether the answer begins the file, so that it counts as a download. */
  boolean begins() {
    if (unchanged()) {
      return false;
    }
    Part part = partial() ? part(asked.getHeaderString("Range")) : null;
    return !partial() || (part != null && part.from() == 0);
  }

  Response answer(boolean withBody) {
    if (unchanged()) {
      return headers(Response.notModified()).build();
    }
    Optional<URI> elsewhere =
        withBody ? bytes.link(type(file.name()), disposition(file.name())) : Optional.empty();
    if (elsewhere.isPresent()) {
      return elsewhere(elsewhere.get());
    }
    var told = bytes.place().flatMap(front::told);
    if (told.isPresent()) {
      return headers(Response.ok())
          .header("Content-Type", type(file.name()))
          .header(told.get().getKey(), told.get().getValue())
          .build();
    }
    long size = file.content().size();
    if (!partial()) {
      return body(headers(Response.ok()), new Part(0, size - 1), withBody)
          .header("Content-Digest", digest())
          .build();
    }
    Part part = part(asked.getHeaderString("Range"));
    if (part == null) {
      return headers(Response.status(416)).header("Content-Range", "bytes */" + size).build();
    }
    return body(headers(Response.status(206)), part, withBody)
        .header("Content-Range", "bytes " + part.from() + "-" + part.to() + "/" + size)
        .build();
  }

  /** Leads to the same file at another server. */
  Response elsewhere(URI place) {
    return headers(Response.status(302)).header("Location", place.toString()).build();
  }

  private ResponseBuilder body(ResponseBuilder answer, Part part, boolean withBody) {
    answer.header("Content-Type", type(file.name()));
    if (withBody && brought(part)) {
      return answer;
    }
    answer.header("Content-Length", part.length());
    return withBody ? answer.entity((StreamingOutput) out -> copy(part, out)) : answer;
  }

  private boolean brought(Part part) {
    Courier waiting = courier;
    return waiting != null
        && part.length() > 0
        && bytes.place().filter(p -> waiting.take(p, part.from(), part.length())).isPresent();
  }

  private ResponseBuilder headers(ResponseBuilder answer) {
    return answer
        .header("ETag", "\"" + tag() + "\"")
        .header("Last-Modified", httpDate(published()))
        .header("Accept-Ranges", "bytes")
        .header("Cache-Control", "no-cache")
        .header("Content-Disposition", disposition(file.name()))
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-SHA256", file.content().sha256())
        .header("Repr-Digest", digest());
  }

  private void copy(Part part, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (var in = bytes.open()) {
      in.position(part.from());
      var stream = Channels.newInputStream(in);
      for (long left = part.length(); left > 0; ) {
        int read = stream.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("the content " + file.content().sha256() + " is cut short");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  /** Whether the asker has this very file already. */
  boolean unchanged() {
    String tags = asked.getHeaderString("If-None-Match");
    if (tags != null) {
      return tags.contains(tag()) || tags.strip().equals("*");
    }
    ZonedDateTime since = date(asked.getHeaderString("If-Modified-Since"));
    return since != null && !published().isAfter(since);
  }

  /** Whether a part is asked for, and of this very file. Several parts are answered with all. */
  private boolean partial() {
    String range = asked.getHeaderString("Range");
    if (range == null || !range.startsWith("bytes=") || range.contains(",")) {
      return false;
    }
    String only = asked.getHeaderString("If-Range");
    if (only == null) {
      return true;
    }
    if (only.startsWith("\"") || only.startsWith("W/")) {
      return only.equals("\"" + tag() + "\"");
    }
    ZonedDateTime then = date(only);
    return then != null && published().isEqual(then);
  }

  /** Null where nothing of the file lies in the range. */
  private @Nullable Part part(@Nullable String range) {
    long size = file.content().size();
    if (range == null || size == 0) {
      return null;
    }
    String[] ends = range.substring("bytes=".length()).strip().split("-", -1);
    if (ends.length != 2) {
      return null;
    }
    try {
      if (ends[0].isEmpty()) {
        long last = Long.parseLong(ends[1]);
        return last <= 0 ? null : new Part(Math.max(0, size - last), size - 1);
      }
      long from = Long.parseLong(ends[0]);
      long to = ends[1].isEmpty() ? size - 1 : Math.min(Long.parseLong(ends[1]), size - 1);
      return from > to || from < 0 ? null : new Part(from, to);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private String tag() {
    return file.content().sha256().substring(0, 32);
  }

  private String digest() {
    byte[] hash = HexFormat.of().parseHex(file.content().sha256());
    return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
  }

  private ZonedDateTime published() {
    return file.publishedAt().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
  }

  static String httpDate(ZonedDateTime time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.withZoneSameInstant(ZoneOffset.UTC));
  }

  private static @Nullable ZonedDateTime date(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static String disposition(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._+ -]", "_");
    String full = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + full;
  }
}
