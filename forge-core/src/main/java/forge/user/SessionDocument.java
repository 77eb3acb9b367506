package forge.user;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A session as MongoDB keeps it. Renaming a component here needs a migration.
 *
 * <p>Public only because the driver reads records by reflection.
 *
 * @param hash SHA-256 of the secret in the cookie
 */
public record SessionDocument(
    @BsonId String id,
    String hash,
    String user,
    String device,
    String address,
    Instant createdAt,
    Instant lastSeenAt,
    Instant expiresAt) {

  static SessionDocument of(Session session, String secret) {
    return new SessionDocument(
        session.id(),
        Secrets.hash(secret),
        session.user().value(),
        session.device().name(),
        session.device().address(),
        session.createdAt(),
        session.lastSeenAt(),
        session.expiresAt());
  }

  Session toSession() {
    return new Session(
        id, new UserId(user), new Device(device, address), createdAt, lastSeenAt, expiresAt);
  }
}
