package forge.chat.web;

import forge.chat.emoji.CustomEmoji;
import java.time.Instant;

/**
 * An emoji of this site as programs read it.
 *
 * @param picture the address of its picture
 */
public record EmojiJson(
    String name, String picture, String type, int width, int height, String by, Instant at) {
  static EmojiJson of(CustomEmoji one) {
    return new EmojiJson(
        one.name().value(),
        one.picture(),
        one.type(),
        one.width(),
        one.height(),
        one.by().value(),
        one.at());
  }
}
