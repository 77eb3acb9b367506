package forge.user;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A GPG key as MongoDB keeps it. Renaming a component here needs a migration.
 *
 * <p>Public only because the driver reads records by reflection.
 */
public record GpgKeyDocument(
    @BsonId String fingerprint,
    String user,
    List<String> keyIds,
    List<String> addresses,
    String text,
    Instant addedAt,
    @Nullable Instant expiresAt) {

  static GpgKeyDocument of(GpgKey key) {
    return new GpgKeyDocument(
        key.fingerprint(),
        key.user().value(),
        key.keyIds(),
        key.addresses(),
        key.text(),
        key.addedAt(),
        key.expiresAt());
  }

  GpgKey toKey() {
    return new GpgKey(new UserId(user), fingerprint, keyIds, addresses, text, addedAt, expiresAt);
  }
}
