package forge.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts off what an answer by mail quotes, and the signature below it. */
final class OwnWords {
  private static final Pattern SIGNATURE = Pattern.compile("--\\s?");
  private static final Pattern DIVIDER =
      Pattern.compile(
          "-{2,}\\s*(original message|forwarded message|ursprüngliche nachricht"
              + "|weitergeleitete nachricht|message d.origine|mensaje original"
              + "|messaggio originale)\\s*-{2,}|_{20,}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SENT_FROM =
      Pattern.compile(
          "(sent from my|von meinem|gesendet von|envoyé de mon|get outlook for) .{2,40}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FROM = Pattern.compile("\\*?(From|Von|De|Da|Van):\\*? .+");
  private static final Pattern SENT =
      Pattern.compile("\\*?(Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato|Verzonden):\\*? .+");

  /** What stands before a quotation names its time or its writer. */
  private static final Pattern ATTRIBUTION =
      Pattern.compile(".{0,300}(\\d{1,2}[:.]\\d{2}|\\d{4}|<[^<>]+@[^<>]+>).{0,300}:\\s*");

  private OwnWords() {}

  static String of(String text) {
    List<String> lines = untilCut(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
    dropTrailing(lines);
    dropLeading(lines);
    return String.join("\n", lines).strip();
  }

  private static List<String> untilCut(String[] all) {
    var kept = new ArrayList<String>();
    for (int i = 0; i < all.length; i++) {
      String line = all[i].stripTrailing();
      String next = i + 1 < all.length ? all[i + 1].strip() : "";
      if (cuts(line.strip(), all[i], next)) {
        break;
      }
      kept.add(line);
    }
    if (kept.size() < all.length) {
      dropAttribution(kept);
    }
    return kept;
  }

  private static boolean cuts(String line, String whole, String next) {
    return line.equals(Composer.CUT)
        || SIGNATURE.matcher(whole).matches()
        || DIVIDER.matcher(line).matches()
        || SENT_FROM.matcher(line).matches()
        || (FROM.matcher(line).matches() && SENT.matcher(next).matches());
  }

  private static void dropTrailing(List<String> lines) {
    dropBlank(lines);
    boolean quoted = false;
    while (!lines.isEmpty() && (quoted(lines.getLast()) || (quoted && lines.getLast().isBlank()))) {
      quoted |= quoted(lines.getLast());
      lines.removeLast();
    }
    if (quoted) {
      dropAttribution(lines);
    }
  }

  /** Two lines at most, as clients break long ones. */
  private static void dropAttribution(List<String> lines) {
    dropBlank(lines);
    int size = lines.size();
    if (size > 1
        && begins(lines.get(size - 2))
        && !begins(lines.get(size - 1))
        && ATTRIBUTION.matcher(lines.get(size - 2) + " " + lines.get(size - 1)).matches()) {
      lines.removeLast();
      lines.removeLast();
    } else if (size > 0 && ATTRIBUTION.matcher(lines.get(size - 1)).matches()) {
      lines.removeLast();
    }
    dropBlank(lines);
  }

  private static boolean begins(String line) {
    return line.toLowerCase(Locale.ROOT).matches("(on|am|le|el|il|op|den|dne|w dniu) .*");
  }

  /** Those who answer below quote above. */
  private static void dropLeading(List<String> lines) {
    int at = 0;
    while (at < lines.size() && lines.get(at).isBlank()) {
      at++;
    }
    int attributed = at;
    while (attributed < lines.size() && attributed < at + 2 && !quoted(lines.get(attributed))) {
      attributed++;
    }
    boolean names =
        attributed > at
            && ATTRIBUTION.matcher(String.join(" ", lines.subList(at, attributed))).matches();
    int quote = names ? attributed : at;
    int end = quote;
    while (end < lines.size() && quoted(lines.get(end))) {
      end++;
    }
    if (end > quote) {
      lines.subList(0, end).clear();
    }
  }

  private static boolean quoted(String line) {
    return line.stripLeading().startsWith(">");
  }

  private static void dropBlank(List<String> lines) {
    while (!lines.isEmpty() && lines.getLast().isBlank()) {
      lines.removeLast();
    }
  }
}
