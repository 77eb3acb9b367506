package forge.files;

import java.util.Locale;

/**
 * A name in which {@code *} stands for any text and {@code ?} for one character. With a slash in it
 * it is about paths, without about names. The case of letters does not matter.
 */
record Glob(String text) {
  Glob {
    String bare = text.strip().toLowerCase(Locale.ROOT);
    text = bare.startsWith("/") ? bare.substring(1) : bare;
  }

  boolean matches(ReleaseFile file) {
    return matches(text.contains("/") ? file.path().value() : file.name());
  }

  /** In time of the product of both lengths at most, however many stars there are. */
  boolean matches(String name) {
    String it = name.toLowerCase(Locale.ROOT);
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < it.length()) {
      if (in < text.length() && text.charAt(in) == '*') {
        star = in++;
        resume = at;
      } else if (in < text.length()
          && (text.charAt(in) == '?' || text.charAt(in) == it.charAt(at))) {
        in++;
        at++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (in < text.length() && text.charAt(in) == '*') {
      in++;
    }
    return in == text.length();
  }
}
