package forge.user;

import forge.refusal.Check;
import forge.refusal.Refusal.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody typed to get an account, not checked yet. */
public record Registration(
    @Nullable String name,
    @Nullable String email,
    @Nullable String displayName,
    @Nullable String password) {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,29}");
  private static final Set<String> RESERVED =
      Set.of(
          "admin",
          "admins",
          "developers",
          "members",
          "administrator",
          "root",
          "forge",
          "system",
          "support",
          "security",
          "webmaster",
          "postmaster",
          "hostmaster",
          "abuse",
          "moderator",
          "guest",
          "anonymous",
          "authenticated",
          "everybody",
          "everyone",
          "nobody",
          "all",
          "here",
          "room",
          "channel",
          "staff",
          "help",
          "info",
          "mail",
          "null",
          "undefined",
          "new",
          "edit",
          "me",
          "api",
          "rest",
          "bot",
          "token",
          "x-access-token");

  /** Everything that is wrong with it, one sentence for each field. */
  public List<Invalid> problems() {
    var problems = new ArrayList<Invalid>();
    collect(problems, () -> checkName(name));
    collect(problems, () -> MailAddress.check(email));
    collect(problems, () -> checkDisplayName(displayName));
    collect(problems, this::checkPassword);
    return problems;
  }

  static UserId checkName(@Nullable String text) {
    String name = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    if (!SHAPE.matcher(name).matches() || name.endsWith("-") || name.contains("--")) {
      throw new Invalid(
          "name",
          "A user name has 2 to 30 small letters, digits and single hyphens, and starts with a"
              + " letter.",
          30L);
    }
    if (RESERVED.contains(name)) {
      throw new Invalid("name", "The name " + name + " is reserved.");
    }
    return new UserId(name);
  }

  static String checkDisplayName(@Nullable String text) {
    return Check.line("displayName", "Your name", text, 60);
  }

  String checkPassword() {
    return PasswordRule.check(
        password, name == null ? "" : name.strip(), email == null ? "" : localPart(email));
  }

  private static String localPart(String email) {
    return email.strip().split("@", 2)[0];
  }

  private static void collect(List<Invalid> problems, Runnable check) {
    try {
      check.run();
    } catch (Invalid e) {
      problems.add(e);
    }
  }
}
