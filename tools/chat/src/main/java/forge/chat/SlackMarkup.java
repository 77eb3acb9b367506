package forge.chat;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the marks of Slack's texts into Markdown; what is code stays as it is. */
final class SlackMarkup {
  private static final Pattern CODE = Pattern.compile("```[\\s\\S]*?```|`[^`\\n]*`");
  private static final Pattern LINK =
      Pattern.compile("<((?:https?://|mailto:)[^|>\\s]+)(?:\\|([^>\\n]*))?>");
  private static final Pattern PERSON = Pattern.compile("<@([A-Za-z0-9._-]+)(?:\\|([^>\\n]*))?>");
  private static final Pattern ROOM = Pattern.compile("<#([A-Za-z0-9._-]+)(?:\\|([^>\\n]*))?>");
  private static final Pattern SPECIAL =
      Pattern.compile("<!([a-z]+)(?:\\^[^|>\\n]*)?(?:\\|([^>\\n]*))?>");
  private static final Pattern BOLD =
      Pattern.compile("(?<![\\w*])\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*(?![\\w*])");
  private static final Pattern STRUCK =
      Pattern.compile("(?<![\\w~])~(?=\\S)([^~\\n]+?)(?<=\\S)~(?![\\w~])");

  private SlackMarkup() {}

  static String markdown(String text) {
    var out = new StringBuilder();
    Matcher code = CODE.matcher(text);
    int from = 0;
    while (code.find()) {
      out.append(prose(text.substring(from, code.start())));
      out.append(plain(code.group()));
      from = code.end();
    }
    return out.append(prose(text.substring(from))).toString();
  }

  private static String prose(String text) {
    String marked = BOLD.matcher(text).replaceAll("**$1**");
    marked = STRUCK.matcher(marked).replaceAll("~~$1~~");
    marked = LINK.matcher(marked).replaceAll(m -> Matcher.quoteReplacement(link(m)));
    marked = PERSON.matcher(marked).replaceAll(m -> Matcher.quoteReplacement("@" + named(m)));
    marked = ROOM.matcher(marked).replaceAll(m -> Matcher.quoteReplacement("#" + named(m)));
    marked = SPECIAL.matcher(marked).replaceAll(m -> Matcher.quoteReplacement(special(m)));
    return marked.replace("&lt;", "\\<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static String plain(String code) {
    return code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static String named(MatchResult m) {
    return m.group(2) == null || m.group(2).isBlank() ? m.group(1) : m.group(2);
  }

  private static String link(MatchResult m) {
    return m.group(2) == null ? "<" + m.group(1) + ">" : link(m.group(2), m.group(1));
  }

  /** A link in Markdown. */
  static String link(String label, String to) {
    String clean = label.replace("\\", "").replace("[", "\\[").replace("]", "\\]");
    return "["
        + clean
        + "]("
        + to.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        + ")";
  }

  private static String special(MatchResult m) {
    if (m.group(2) != null) {
      return m.group(2);
    }
    return switch (m.group(1)) {
      case "channel", "everyone" -> "@all";
      default -> "@" + m.group(1);
    };
  }
}
