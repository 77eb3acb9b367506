package forge.search;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The languages texts are analysed in, told by script and by the small words of each. */
public enum Language {
  EN("the and is are was were of to in that it for with this not you from have be on"),
  DE("der die das und ist nicht ein eine ich wir mit auf für von wird sind dass zu den dem"),
  FR("le la les et est une des dans que pour pas qui sur avec nous vous ce il du au"),
  ES("el los las y es una que para por con no del se como más pero está lo al su"),
  RU(""),
  CJK(""),
  ANY("");

  private static final int READ = 2_000;
  private static final List<Language> LATIN = List.of(EN, DE, FR, ES);
  private final String small;

  Language(String small) {
    this.small = " " + small + " ";
  }

  /** The field its texts are in. */
  public String field() {
    return "text_" + code();
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Language of(String text) {
    String head = text.length() > READ ? text.substring(0, READ) : text;
    return switch (script(head)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> CJK;
      case CYRILLIC -> RU;
      case LATIN, COMMON -> bySmallWords(head);
      default -> ANY;
    };
  }

  /**
   * The languages a short text may be in: one where its script or its small words show it clearly,
   * otherwise all that are written in Latin letters.
   */
  public static List<Language> likely(String text) {
    Language one = of(text);
    if (one != EN) {
      return List.of(one);
    }
    List<String> words = words(text);
    long english = count(EN, words);
    boolean clear = LATIN.stream().allMatch(l -> l == EN || count(l, words) + 1 < english);
    return clear ? List.of(EN) : LATIN;
  }

  /** The script of most letters. A few ideographs count much, as they say as much as words. */
  private static UnicodeScript script(String text) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(
            c ->
                counts.merge(
                    UnicodeScript.of(c), Character.isIdeographic(c) ? 4 : 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UnicodeScript.COMMON);
  }

  /** English unless another language shows clearly: code and names look like English. */
  private static Language bySmallWords(String text) {
    List<String> words = words(text);
    Language best = EN;
    long most = count(EN, words);
    for (Language other : List.of(DE, FR, ES)) {
      long found = count(other, words);
      if (found > most + 1) {
        best = other;
        most = found;
      }
    }
    return best;
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
  }

  private static long count(Language language, List<String> words) {
    return words.stream().filter(w -> language.small.contains(" " + w + " ")).count();
  }
}
