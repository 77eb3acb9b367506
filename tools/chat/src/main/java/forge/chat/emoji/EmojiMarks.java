package forge.chat.emoji;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows names of emoji in the HTML of a message as what they name, but not within code. */
public final class EmojiMarks {
  private static final Pattern PART =
      Pattern.compile(
          "<(?<end>/?)(?:code|pre|kbd|samp)\\b[^>]*>|<[^>]*>|:(?<name>(?:[A-Za-z0-9_+-]|&#43;){2,60}):");

  private EmojiMarks() {}

  /**
   * Replaces what is known.
   *
   * @param html clean HTML
   */
  public static String show(String html, Function<String, Optional<CustomEmoji>> known) {
    int colon = html.indexOf(':');
    if (colon < 0 || html.indexOf(':', colon + 1) < 0) {
      return html;
    }
    var shown = new StringBuilder(html.length() + 100);
    Matcher part = PART.matcher(html);
    int copied = 0;
    int code = 0;
    int from = 0;
    while (part.find(from)) {
      from = part.end();
      String name = part.group("name");
      if (name == null) {
        code = Math.max(0, code + depth(part.group("end")));
        continue;
      }
      Optional<String> mark = code > 0 ? Optional.empty() : mark(name(name), known);
      if (mark.isPresent()) {
        shown.append(html, copied, part.start()).append(mark.get());
        copied = part.end();
      } else {
        from = part.end() - 1; // its last colon may be the first of another
      }
    }
    return shown.append(html, copied, html.length()).toString();
  }

  private static int depth(@Nullable String end) {
    return end == null ? 0 : end.isEmpty() ? 1 : -1;
  }

  /** Clean HTML has a plus as a number. */
  private static String name(String written) {
    return written.replace("&#43;", "+").toLowerCase(Locale.ROOT);
  }

  private static Optional<String> mark(String name, Function<String, Optional<CustomEmoji>> known) {
    return known.apply(name).map(EmojiMarks::image).or(() -> StandardEmoji.named(name));
  }

  /** Neither name nor address can hold a character that means something in HTML. */
  private static String image(CustomEmoji one) {
    String name = one.name().written();
    return "<img class=\"emoji\" src=\"%s\" alt=\"%s\" title=\"%s\" width=\"%d\" height=\"%d\" loading=\"lazy\">"
        .formatted(one.picture(), name, name, one.width(), one.height());
  }
}
