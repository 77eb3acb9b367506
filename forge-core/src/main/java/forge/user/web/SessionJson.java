package forge.user.web;

import forge.user.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session in JSON. */
public record SessionJson(
    String id,
    String device,
    String address,
    Instant createdAt,
    Instant lastSeenAt,
    boolean current) {

  static SessionJson of(Session s, @Nullable String current) {
    return new SessionJson(
        s.id(),
        s.device().name(),
        s.device().address(),
        s.createdAt(),
        s.lastSeenAt(),
        s.id().equals(current));
  }
}
