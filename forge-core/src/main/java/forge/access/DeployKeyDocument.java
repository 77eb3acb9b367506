package forge.access;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A deploy key as MongoDB keeps it. Renaming a component here needs a migration.
 *
 * <p>Public only because the driver reads records by reflection.
 */
public record DeployKeyDocument(
    @BsonId String fingerprint,
    String mount,
    String title,
    String type,
    String text,
    boolean writes,
    String addedBy,
    Instant addedAt) {

  static DeployKeyDocument of(DeployKey key) {
    return new DeployKeyDocument(
        key.fingerprint(),
        key.mount().value(),
        key.title(),
        key.type(),
        key.text(),
        key.writes(),
        key.addedBy().value(),
        key.addedAt());
  }

  DeployKey toKey() {
    return new DeployKey(
        new MountId(mount), title, fingerprint, type, text, writes, new UserId(addedBy), addedAt);
  }
}
