package forge.user;

import java.time.Instant;

/**
 * An SSH public key of a user.
 *
 * @param fingerprint in the form OpenSSH prints, such as {@code SHA256:nThbg6kX…}
 * @param text the key as it stands in an authorized_keys file, without the comment
 */
public record SshKey(
    UserId user, String title, String fingerprint, String type, String text, Instant addedAt) {

  /** Names it in addresses. */
  public String id() {
    return fingerprint.substring("SHA256:".length()).replace('+', '-').replace('/', '_');
  }
}
