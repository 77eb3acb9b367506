package forge.artifact;

import forge.user.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file kept with an artifact.
 *
 * @param hash SHA-256 of its bytes, in hex
 * @param type the media type it is served as, found from its name and first bytes
 * @param width in pixels; null unless it is an image that can be shown small
 */
public record Attachment(
    String id,
    String name,
    String type,
    long size,
    String hash,
    @Nullable Integer width,
    @Nullable Integer height,
    UserId by,
    Instant at) {

  /** Where it is served. */
  public String page() {
    return "/-/attachments/"
        + id
        + "/"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Where its small picture is served; null when it has none. */
  public @Nullable String thumbnail() {
    return width == null ? null : "/-/thumbnails/" + id;
  }

  /** What to write into Markdown to show or link it. */
  public String markdown() {
    var text = "[" + name.replace("[", "\\[").replace("]", "\\]") + "](" + page() + ")";
    return width == null ? text : "!" + text;
  }
}
