package forge.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A GPG public key of a user.
 *
 * @param fingerprint of the main key, 40 digits or more in capitals
 * @param keyIds the ids of all its keys that may sign, 16 digits each
 * @param addresses the mail addresses it is for, as its owner certified them
 * @param text the key in its armour
 * @param expiresAt null where it never does
 */
public record GpgKey(
    UserId user,
    String fingerprint,
    List<String> keyIds,
    List<String> addresses,
    String text,
    Instant addedAt,
    @Nullable Instant expiresAt) {

  public GpgKey {
    keyIds = List.copyOf(keyIds);
    addresses = List.copyOf(addresses);
  }

  /** The id of the main key, by which people name it. */
  public String keyId() {
    return fingerprint.substring(fingerprint.length() - 16);
  }
}
