package forge.mongo;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;

/** The plain text that every match of a pattern begins with. */
final class LiteralPrefix {
  private static final String SPECIAL = "\\^$.|?*+()[]{}";
  private static final String OPTIONAL = "?*{";
  private static final char LAST_BEFORE_SURROGATES = '\uD7FF';

  private LiteralPrefix() {}

  /** Empty when there is none. */
  static String of(BsonRegularExpression expression) {
    String pattern = expression.getPattern();
    String options = expression.getOptions();
    boolean plain = options == null || options.isEmpty();
    return plain && pattern.startsWith("^") && pattern.indexOf('|') < 0 ? literal(pattern, 1) : "";
  }

  private static String literal(String pattern, int from) {
    var prefix = new StringBuilder();
    int i = from;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      boolean escaped = c == '\\' && i + 1 < pattern.length();
      char meant = escaped ? pattern.charAt(i + 1) : c;
      if (escaped ? SPECIAL.indexOf(meant) < 0 : !isPlain(c)) {
        break;
      }
      i += escaped ? 2 : 1;
      if (i < pattern.length() && OPTIONAL.indexOf(pattern.charAt(i)) >= 0) {
        break;
      }
      prefix.append(meant);
    }
    return prefix.toString();
  }

  private static boolean isPlain(char c) {
    return SPECIAL.indexOf(c) < 0 && c < LAST_BEFORE_SURROGATES;
  }

  /** A text above all that begin with the prefix. */
  static String successor(String prefix) {
    int last = prefix.length() - 1;
    return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
  }
}
