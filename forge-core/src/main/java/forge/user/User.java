package forge.user;

/**
 * Somebody who is here.
 *
 * @param admin whether this user administrates the site
 */
public record User(UserId id, String displayName, boolean admin) {
  public static final User GUEST = new User(UserId.GUEST, "Guest", false);

  /** The forge itself, when a job acts. */
  public static final User FORGE = new User(UserId.FORGE, "Forge", true);

  public boolean guest() {
    return id.equals(UserId.GUEST);
  }
}
