package forge.search;

import forge.markup.Html;

/** Found words in a text, between two characters that no text has, turned into HTML. */
public final class Marks {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';

  private Marks() {}

  /** Escapes everything and then turns the marks into tags, each opened one closed. */
  public static Html html(String marked) {
    var html = new StringBuilder(marked.length() + 32);
    boolean open = false;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      switch (c) {
        case OPEN -> {
          html.append(open ? "" : "<mark>");
          open = true;
        }
        case CLOSE -> {
          html.append(open ? "</mark>" : "");
          open = false;
        }
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '&' -> html.append("&amp;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return new Html(open ? html + "</mark>" : html.toString());
  }

  /** How many parts of a marked text are marked. */
  public static int count(String marked) {
    return (int) marked.chars().filter(c -> c == OPEN).count();
  }

  /** A marked text without its marks. */
  public static String plain(String marked) {
    return marked.replace(String.valueOf(OPEN), "").replace(String.valueOf(CLOSE), "");
  }

  /** Whether a marked text is this text. */
  static boolean same(String marked, String text) {
    return plain(marked).strip().equals(text);
  }
}
