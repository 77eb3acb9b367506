package forge.chat.irc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markdown as clients of IRC show it: bold, italics and code by their marks, long code by a link.
 */
final class FromMarkdown {
  private static final int MOST_LINES = 20;
  private static final int CODE_LINES = 3;
  private static final String BOLD = "\u0002";
  private static final String ITALIC = "\u001D";
  private static final String STRUCK = "\u001E";
  private static final String CODE = "\u0011";

  /** What would be taken for marks, or for a question of a program to a program. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\r\n\t]]");

  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");

  /** What stands for itself, then what is marked; the first alternative that fits wins. */
  private static final Pattern MARKED =
      Pattern.compile(
          "\\\\(?<escaped>\\p{Punct})"
              + "|(?<ticks>`+)(?<code>.+?)(?<!`)\\k<ticks>(?!`)"
              + "|\\[!\\[(?<alt>[^\\]\\n]*)\\]\\([^\\s()]+\\)\\]\\((?<whole>[^\\s()]+)\\)"
              + "|!?\\[(?<label>[^\\]\\n]*)\\]\\((?<link>[^\\s()]+)(?: \"[^\"]*\")?\\)"
              + "|<(?<auto>https?://[^\\s>]+)>"
              + "|(?<plain>https?://\\S+)"
              + "|(?<strong>\\*\\*|__)(?=\\S)(?<bold>.+?)(?<=\\S)\\k<strong>"
              + "|~~(?=\\S)(?<struck>.+?)(?<=\\S)~~"
              + "|\\*(?=[^\\s*])(?<star>.+?)(?<=[^\\s*])\\*(?!\\*)"
              + "|(?<![\\p{L}\\p{N}_])_(?=[^\\s_])(?<under>.+?)(?<=[^\\s_])_(?![\\p{L}\\p{N}_])");

  private final String site;
  private final String page;

  /**
   * @param site what comes before links within the site
   * @param page where the whole message is
   */
  FromMarkdown(String site, String page) {
    this.site = site;
    this.page = page;
  }

  /** The lines to show, some twenty at most. */
  List<String> lines(String text) {
    var lines = new ArrayList<String>();
    List<String> all = CONTROLS.matcher(text).replaceAll("").lines().toList();
    int i = 0;
    while (i < all.size()) {
      Matcher fence = FENCE.matcher(all.get(i));
      if (fence.matches()) {
        int end = end(all, i + 1, fence.group(1));
        code(all.subList(i + 1, end), lines);
        i = end + 1;
      } else {
        if (!all.get(i).isBlank()) {
          lines.add(inline(all.get(i)));
        }
        i++;
      }
    }
    if (lines.size() > MOST_LINES) {
      lines.subList(MOST_LINES - 1, lines.size()).clear();
      lines.add("… " + page);
    }
    return lines;
  }

  private static int end(List<String> lines, int from, String fence) {
    int i = from;
    while (i < lines.size() && !lines.get(i).strip().startsWith(fence)) {
      i++;
    }
    return i;
  }

  private void code(List<String> code, List<String> lines) {
    if (code.size() > CODE_LINES) {
      lines.add(page);
    }
    code.stream()
        .limit(CODE_LINES)
        .filter(line -> !line.isBlank())
        .forEach(line -> lines.add(CODE + line + CODE));
  }

  private String inline(String line) {
    Matcher matcher = MARKED.matcher(line);
    var text = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      text.append(line, from, matcher.start()).append(shown(matcher));
      from = matcher.end();
    }
    return text.append(line.substring(from)).toString();
  }

  private String shown(Matcher found) {
    if (found.group("escaped") != null) {
      return found.group("escaped");
    } else if (found.group("code") != null) {
      return CODE + found.group("code").strip() + CODE;
    } else if (found.group("whole") != null) {
      return link(found.group("alt"), found.group("whole"));
    } else if (found.group("link") != null) {
      return link(found.group("label"), found.group("link"));
    } else if (found.group("auto") != null) {
      return found.group("auto");
    } else if (found.group("plain") != null) {
      return found.group("plain");
    } else if (found.group("bold") != null) {
      return BOLD + inline(found.group("bold")) + BOLD;
    } else if (found.group("struck") != null) {
      return STRUCK + inline(found.group("struck")) + STRUCK;
    }
    String leaning = found.group("star") == null ? found.group("under") : found.group("star");
    return ITALIC + inline(leaning) + ITALIC;
  }

  private String link(String label, String address) {
    String whole = address.startsWith("/") ? site + address : address;
    return label.isBlank() || label.equals(whole) ? whole : inline(label) + " (" + whole + ")";
  }
}
