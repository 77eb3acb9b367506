package forge.scm.life;

import forge.refusal.Check;
import org.jspecify.annotations.Nullable;

/** What another site asks for before it lets anybody in. Never shown and never logged. */
public record Login(String user, String password) {
  private static final int LONGEST_USER = 200;
  private static final int LONGEST_PASSWORD = 2_000;

  /** What somebody typed; null where they left both empty. */
  public static @Nullable Login of(@Nullable String user, @Nullable String password) {
    String name = Check.optionalLine("user", "The user name", user, LONGEST_USER);
    String secret = Check.optionalLine("password", "The password", password, LONGEST_PASSWORD);
    return name.isEmpty() && secret.isEmpty() ? null : new Login(name, secret);
  }

  @Override
  public String toString() {
    return "a login";
  }
}
