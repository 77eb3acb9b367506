package forge.web.format;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Locale;

/** One or two letters that stand for a name where a picture would be. */
public final class Initials implements TemplateMethodModelEx {

  /** First letters of the first and last word, or of the only one. */
  public static String of(String name) {
    var words = name.strip().split("[^\\p{L}\\p{N}]+", -1);
    var first = letter(words, 0, 1);
    var last = letter(words, words.length - 1, -1);
    var one = words.length < 2 || first.isEmpty() || distinct(words) < 2;
    var letters = one ? first : first + last;
    return letters.isEmpty() ? "?" : letters.toUpperCase(Locale.ROOT);
  }

  private static long distinct(String[] words) {
    var count = 0L;
    for (var word : words) {
      count += word.isEmpty() ? 0 : 1;
    }
    return count;
  }

  private static String letter(String[] words, int from, int step) {
    for (var i = from; i >= 0 && i < words.length; i += step) {
      if (!words[i].isEmpty()) {
        return Character.toString(words[i].codePointAt(0));
      }
    }
    return "";
  }

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
    return of(Arguments.string(arguments, 0));
  }
}
