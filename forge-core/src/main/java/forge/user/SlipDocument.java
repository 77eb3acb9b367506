package forge.user;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A slip as MongoDB keeps it, under the hash of the secret in its link.
 *
 * <p>Public only because the driver reads records by reflection.
 */
public record SlipDocument(
    @BsonId String hash, String purpose, String user, String email, Instant expiresAt) {

  Slip toSlip() {
    return new Slip(Slip.Purpose.valueOf(purpose), new UserId(user), email);
  }
}
