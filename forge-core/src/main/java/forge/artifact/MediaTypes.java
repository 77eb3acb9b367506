package forge.artifact;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The media types that files of users are served as: by the end of the name, from a list that is
 * safe, never by what the sender claims.
 */
final class MediaTypes {
  static final String UNKNOWN = "application/octet-stream";

  private static final Set<String> SHOWN =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/bmp",
          "text/plain; charset=utf-8",
          "audio/mpeg",
          "audio/ogg",
          "audio/wav",
          "video/mp4",
          "video/webm");
  private static final Set<String> SHRUNK =
      Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");

  private static final Map<String, String> BY_END =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("log", "text/plain; charset=utf-8"),
          Map.entry("md", "text/plain; charset=utf-8"),
          Map.entry("patch", "text/plain; charset=utf-8"),
          Map.entry("diff", "text/plain; charset=utf-8"),
          Map.entry("csv", "text/plain; charset=utf-8"),
          Map.entry("json", "text/plain; charset=utf-8"),
          Map.entry("yaml", "text/plain; charset=utf-8"),
          Map.entry("yml", "text/plain; charset=utf-8"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("wav", "audio/wav"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("tgz", "application/gzip"),
          Map.entry("xz", "application/x-xz"),
          Map.entry("tar", "application/x-tar"),
          Map.entry("7z", "application/x-7z-compressed"),
          Map.entry("jar", "application/java-archive"));

  private MediaTypes() {}

  /** The type for a name; everything that is not listed, HTML and SVG too, is bytes to be kept. */
  static String of(String name) {
    int dot = name.lastIndexOf('.');
    String end = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return BY_END.getOrDefault(end, UNKNOWN);
  }

  /** Whether a browser may show it; all else is for download. */
  static boolean shown(String type) {
    return SHOWN.contains(type);
  }

  /** Whether a small picture can be made of it. */
  static boolean shrunk(String type) {
    return SHRUNK.contains(type);
  }
}
