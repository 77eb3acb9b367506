package forge.user;

import java.util.regex.Pattern;

/** The name of a user, unique and never changed. Guests share the one that no account can have. */
public record UserId(String value) implements Comparable<UserId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,29}");
  public static final UserId GUEST = new UserId("*guest");
  public static final UserId FORGE = new UserId("*forge");

  public UserId {
    if (!SHAPE.matcher(value).matches() && !value.startsWith("*")) {
      throw new IllegalArgumentException("not a user name: " + value);
    }
  }

  /** Reads a name from an address; JAX-RS calls this for path parameters. */
  public static UserId valueOf(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("not a user name: " + text);
    }
    return new UserId(text);
  }

  @Override
  public int compareTo(UserId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
