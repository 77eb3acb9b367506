package forge.files;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The server in front of the forge, which may send the bytes of files in its place.
 *
 * @param at the place under which nginx finds the folder of contents
 */
public record FrontServer(Kind kind, String at) {

  /** Who sends the bytes. */
  public enum Kind {
    NONE,
    NGINX,
    SENDFILE
  }

  /** The header that tells the server in front which file to send; empty where it sends none. */
  public Optional<Map.Entry<String, String>> told(Path content) {
    return switch (kind) {
      case NONE -> Optional.empty();
      case NGINX -> {
        Path folder = content.getParent();
        yield Optional.of(
            Map.entry(
                "X-Accel-Redirect",
                at + (folder == null ? "" : folder.getFileName() + "/") + content.getFileName()));
      }
      case SENDFILE -> Optional.of(Map.entry("X-Sendfile", content.toString()));
    };
  }
}
