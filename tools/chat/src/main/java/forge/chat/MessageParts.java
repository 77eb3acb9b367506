package forge.chat;

import forge.refusal.Refusal.Invalid;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a message may have in it beside words. */
public enum MessageParts {
  LINK("https?://|]\\("),
  IMAGE("!\\["),
  FILE(
      "(?:https?:/|]\\()/[^\\s)]*/[^\\s)/?#]*\\.(?!html?\\b)[A-Za-z][A-Za-z0-9]{0,7}(?=[\\s)?#>,]|$)"),
  CODE("`"),
  REACTION("(?!)");

  private final Pattern sign;

  MessageParts(String sign) {
    this.sign = Pattern.compile(sign);
  }

  /** Those of a message. */
  static Set<MessageParts> of(Message message) {
    var parts = EnumSet.noneOf(MessageParts.class);
    for (MessageParts part : values()) {
      if (part.sign.matcher(message.text()).find()) {
        parts.add(part);
      }
    }
    if (!message.reactions().isEmpty()) {
      parts.add(REACTION);
    }
    return parts;
  }

  /** Reads the word after {@code has:}. */
  static MessageParts parse(String text) {
    for (MessageParts part : values()) {
      if (part.key().equals(text.toLowerCase(Locale.ROOT))) {
        return part;
      }
    }
    throw new Invalid("q", "has: takes link, image, file, code or reaction.");
  }

  /** The word it has in an index and a search. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
