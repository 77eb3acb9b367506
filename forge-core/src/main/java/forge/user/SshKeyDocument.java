package forge.user;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * An SSH key as MongoDB keeps it. Renaming a component here needs a migration.
 *
 * <p>Public only because the driver reads records by reflection.
 */
public record SshKeyDocument(
    @BsonId String fingerprint,
    String user,
    String title,
    String type,
    String text,
    Instant addedAt) {

  static SshKeyDocument of(SshKey key) {
    return new SshKeyDocument(
        key.fingerprint(), key.user().value(), key.title(), key.type(), key.text(), key.addedAt());
  }

  SshKey toKey() {
    return new SshKey(new UserId(user), title, fingerprint, type, text, addedAt);
  }
}
