package forge.user;

import forge.refusal.Refusal.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a new password must be: long enough, and not among the first that anybody would try. */
final class PasswordRule {
  private static final int SHORTEST = 10;
  private static final int LONGEST = 200;
  private static final Set<String> COMMON = common();

  private PasswordRule() {}

  /**
   * @param known what others know of the user, such as the name
   */
  static String check(@Nullable String text, String... known) {
    String password = text == null ? "" : text;
    if (password.length() < SHORTEST) {
      throw new Invalid(
          "password", "The password needs at least " + SHORTEST + " characters.", (long) SHORTEST);
    }
    if (password.length() > LONGEST) {
      throw new Invalid(
          "password", "The password may have at most " + LONGEST + " characters.", (long) LONGEST);
    }
    if (guessable(password.toLowerCase(Locale.ROOT), known)) {
      throw new Invalid("password", "This password is among the first that anybody would try.");
    }
    return password;
  }

  private static boolean guessable(String password, String... known) {
    if (COMMON.contains(password) || COMMON.contains(password.replaceAll("[^a-z]+$", ""))) {
      return true;
    }
    for (String word : known) {
      String bare = word.toLowerCase(Locale.ROOT);
      if (bare.length() >= 3 && password.replace(bare, "").length() <= 4) {
        return true;
      }
    }
    return password.chars().distinct().count() < 4 || sequence(password);
  }

  /** Such as 1234567890 or hgfedcba98, but for a few characters. */
  private static boolean sequence(String password) {
    int steps = 0;
    for (int i = 1; i < password.length(); i++) {
      int step = password.charAt(i) - password.charAt(i - 1);
      if (step >= -1 && step <= 1) {
        steps++;
      }
    }
    return steps >= password.length() - 2;
  }

  private static Set<String> common() {
    try (InputStream in = PasswordRule.class.getResourceAsStream("common-passwords.txt")) {
      if (in == null) {
        throw new IllegalStateException("common-passwords.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
