package forge.chat.emoji;

import forge.user.UserId;
import java.time.Instant;

/**
 * An emoji that somebody made for this site.
 *
 * @param content the SHA-256 of its picture
 * @param type the media type of its picture
 * @param by who brought it
 */
public record CustomEmoji(
    EmojiName name, String content, String type, int width, int height, UserId by, Instant at) {
  /** Where pictures are found. */
  public static final String PICTURES = "/-/emoji/";

  private static final int SHORT = 20;

  /** What names its picture in addresses: long enough that no two are alike. */
  public String mark() {
    return content.substring(0, SHORT);
  }

  /** The address of its picture, which never means another one. */
  public String picture() {
    return PICTURES + mark();
  }
}
