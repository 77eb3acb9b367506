package forge.directory.web;

import forge.markup.Escape;
import java.util.Map;

/**
 * A small picture with a word and a value, as SVG. It brings its own colours and no fonts, for it
 * stands on pages of others.
 */
record Badge(String label, String value, String colour) {
  static final String GREEN = "#2f7d32";
  static final String GREY = "#5c5a57";
  static final String EMBER = "#b3471d";

  /** How wide characters are at 11 pixels, in tenths of one, where they differ much. */
  private static final Map<Character, Integer> WIDTHS =
      Map.ofEntries(
          Map.entry('i', 30),
          Map.entry('l', 30),
          Map.entry('j', 34),
          Map.entry('t', 43),
          Map.entry('f', 39),
          Map.entry('r', 47),
          Map.entry('.', 40),
          Map.entry(',', 40),
          Map.entry(' ', 39),
          Map.entry('m', 107),
          Map.entry('w', 90),
          Map.entry('M', 93),
          Map.entry('W', 109),
          Map.entry('-', 50),
          Map.entry('I', 46));

  private static final int USUAL = 69;
  private static final int LONGEST = 60;

  String svg() {
    String left = cut(label);
    String right = cut(value);
    int leftWidth = width(left) + 12;
    int rightWidth = width(right) + 12;
    int whole = leftWidth + rightWidth;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20" role="img" aria-label="%s: %s">\
        <title>%s: %s</title>\
        <rect width="%d" height="20" rx="3" fill="#35322f"/>\
        <path fill="%s" d="M%d 0h%da3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H%dz"/>\
        <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">\
        <text x="6" y="14" textLength="%d">%s</text><text x="%d" y="14" textLength="%d">%s</text></g></svg>
        """
        .formatted(
            whole,
            Escape.html(left),
            Escape.html(right),
            Escape.html(left),
            Escape.html(right),
            whole,
            colour,
            leftWidth,
            rightWidth - 3,
            leftWidth,
            leftWidth - 12,
            Escape.html(left),
            leftWidth + 6,
            rightWidth - 12,
            Escape.html(right));
  }

  /** A green button with two lines, to be put on a page as a picture that is a link. */
  static String button(String title, String sub) {
    String above = cut(title);
    String below = cut(sub);
    int width = Math.max(width(above) * 3 / 2, width(below)) + 64;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="52" role="img" aria-label="%s. %s">\
        <title>%s. %s</title><rect width="%d" height="52" rx="6" fill="%s"/>\
        <path fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" d="M26 14v16m-7-6 7 7 7-7M17 38h18"/>\
        <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif">\
        <text x="50" y="24" font-size="14" font-weight="bold">%s</text><text x="50" y="41" font-size="11">%s</text></g></svg>
        """
        .formatted(
            width,
            Escape.html(above),
            Escape.html(below),
            Escape.html(above),
            Escape.html(below),
            width,
            GREEN,
            Escape.html(above),
            Escape.html(below));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  private static int width(String text) {
    return text.chars().map(c -> WIDTHS.getOrDefault((char) c, USUAL)).sum() / 10 + 1;
  }
}
