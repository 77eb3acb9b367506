package forge.user;

import java.time.Instant;

/**
 * What the forge knows of a user, the password apart.
 *
 * @param email where letters go; proven to be theirs once {@code confirmed}
 * @param about a few lines of plain text for the user's page
 */
public record Account(
    UserId id,
    String displayName,
    String email,
    String about,
    boolean confirmed,
    boolean admin,
    boolean disabled,
    Instant createdAt) {

  public User user() {
    return new User(id, displayName, admin);
  }
}
