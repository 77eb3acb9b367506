package forge.files;

import forge.files.FrontServer.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this tool.
 *
 * @param quota how much room a project has of which nothing else is said, in bytes
 * @param clamav where the virus scanner listens; null for none
 * @param front the server in front, which may send the bytes of files
 * @param s3 a store of objects; null for none
 */
record FilesConfig(long quota, @Nullable String clamav, FrontServer front, @Nullable S3 s3) {
  private static final long GB = 1L << 30;

  /**
   * A bucket of an S3-compatible store.
   *
   * @param bucket its address, such as {@code https://s3.example.org/releases}
   * @param chosen whether files are kept there, rather than moved away from there
   * @param redirect whether visitors fetch them there
   * @param silence after which it is left
   */
  record S3(
      URI bucket,
      String region,
      String key,
      String secret,
      boolean chosen,
      boolean redirect,
      Duration silence) {
    private static @Nullable S3 of(Map<String, String> settings) {
      String store = settings.getOrDefault("FORGE_FILES_STORE", "folder");
      if (!store.equals("folder") && !store.equals("s3")) {
        throw new IllegalArgumentException(
            "FORGE_FILES_STORE must be folder or s3, not " + store + ".");
      }
      String url = settings.get("FORGE_S3_BUCKET");
      if (url == null && store.equals("folder")) {
        return null;
      }
      if (url == null || !url.matches("https?://[^/?#]+/[A-Za-z0-9._/-]+")) {
        throw new IllegalArgumentException(
            "FORGE_S3_BUCKET must look like https://s3.example.org/releases.");
      }
      return new S3(
          URI.create(url.replaceAll("/+$", "")),
          settings.getOrDefault("FORGE_S3_REGION", "us-east-1"),
          settings.getOrDefault("FORGE_S3_KEY", ""),
          settings.getOrDefault("FORGE_S3_SECRET", ""),
          store.equals("s3"),
          settings.getOrDefault("FORGE_S3_REDIRECT", "").equals("true"),
          silence(settings.getOrDefault("FORGE_S3_SECONDS", "30")));
    }

    private static Duration silence(String text) {
      if (!text.matches("[1-9]\\d{0,3}")) {
        throw new IllegalArgumentException(
            "FORGE_S3_SECONDS must be a number from 1 to 9999, not " + text + ".");
      }
      return Duration.ofSeconds(Long.parseLong(text));
    }
  }

  static FilesConfig of(Map<String, String> settings) {
    return new FilesConfig(
        quota(settings.getOrDefault("FORGE_FILES_QUOTA_GB", "50")),
        settings.get("FORGE_CLAMAV"),
        new FrontServer(
            offload(settings.getOrDefault("FORGE_FILES_OFFLOAD", "none")),
            place(settings.getOrDefault("FORGE_FILES_OFFLOAD_AT", "/release-files/"))),
        S3.of(settings));
  }

  private static long quota(String text) {
    if (!text.matches("\\d{1,7}")) {
      throw new IllegalArgumentException(
          "FORGE_FILES_QUOTA_GB must be a number, not " + text + ".");
    }
    return Long.parseLong(text) * GB;
  }

  private static Kind offload(String text) {
    return switch (text) {
      case "none" -> Kind.NONE;
      case "nginx" -> Kind.NGINX;
      case "sendfile" -> Kind.SENDFILE;
      default ->
          throw new IllegalArgumentException(
              "FORGE_FILES_OFFLOAD must be none, nginx or sendfile, not " + text + ".");
    };
  }

  private static String place(String text) {
    if (!text.matches("/[A-Za-z0-9/_-]{0,100}/")) {
      throw new IllegalArgumentException(
          "FORGE_FILES_OFFLOAD_AT must look like /release-files/, not " + text + ".");
    }
    return text;
  }
}
