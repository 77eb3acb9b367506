package forge.files;

import forge.files.FrontServer.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of this tool.
 *
 * @param quota how much room a project has of which nothing else is said, in bytes
 * @param clamav where the virus scanner listens; null for none
 * @param front the server in front, which may send the bytes of files
 */
record FilesConfig(long quota, @Nullable String clamav, FrontServer front) {
  private static final long GB = 1L << 30;

  static FilesConfig of(Map<String, String> settings) {
    return new FilesConfig(
        quota(settings.getOrDefault("FORGE_FILES_QUOTA_GB", "50")),
        settings.get("FORGE_CLAMAV"),
        new FrontServer(
            offload(settings.getOrDefault("FORGE_FILES_OFFLOAD", "none")),
            place(settings.getOrDefault("FORGE_FILES_OFFLOAD_AT", "/release-files/"))));
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
