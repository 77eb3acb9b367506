package forge.user;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shape of mail addresses people give. Whether one exists, only a letter can tell. */
final class MailAddress {
  private static final Pattern SHAPE =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

  private MailAddress() {}

  static String check(@Nullable String text) {
    String address = Check.line("email", "The e-mail address", text, 254);
    if (!SHAPE.matcher(address).matches() || address.contains("..") || address.contains(".@")) {
      throw new Invalid(
          "email", "This is not an e-mail address: it should look like ada@example.org.");
    }
    return address;
  }

  /** What addresses are compared by. */
  static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
