package forge.chat;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * A word, or some in a row, that nobody may write in a room: alone, or where it is written with a
 * star, as the beginning or end of longer words.
 *
 * @param written in small letters, such as {@code spam} or {@code casino*}
 */
record ForbiddenWord(String written) {
  private static final String STAR = "*";
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** The letters that are looked for; empty where there are none. */
  String letters() {
    String from = written.startsWith(STAR) ? written.substring(1) : written;
    return (from.endsWith(STAR) ? from.substring(0, from.length() - 1) : from).strip();
  }

  /**
   * Whether a text has it.
   *
   * @param text in small letters
   */
  boolean in(String text) {
    String letters = letters();
    for (int at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
      boolean begins = written.startsWith(STAR) || edge(text, at);
      if (begins && (written.endsWith(STAR) || edge(text, at + letters.length()))) {
        return true;
      }
    }
    return false;
  }

  /** Whether one word ends or begins between two letters. */
  private static boolean edge(String text, int at) {
    return at == 0
        || at == text.length()
        || !(goesOn(text.codePointBefore(at)) && goesOn(text.codePointAt(at)));
  }

  private static boolean goesOn(int letter) {
    return Character.isLetterOrDigit(letter) && !WITHOUT_SPACES.contains(UnicodeScript.of(letter));
  }
}
