package forge.access;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * An SSH key that belongs to one mount instead of a person: for machines that build or deploy.
 *
 * @param fingerprint in the form OpenSSH prints, such as {@code SHA256:nThbg6kX…}
 * @param text the key as it stands in an authorized_keys file, without the comment
 * @param writes whether it may push
 */
public record DeployKey(
    MountId mount,
    String title,
    String fingerprint,
    String type,
    String text,
    boolean writes,
    UserId addedBy,
    Instant addedAt) {

  /** Names it in addresses. */
  public String id() {
    return fingerprint.substring("SHA256:".length()).replace('+', '-').replace('/', '_');
  }

  /** The names of all that it may do at its mount; elsewhere it may do nothing. */
  Set<String> permissions() {
    return writes ? Set.of("READ", "WRITE") : Set.of("READ");
  }
}
