package forge.user.web;

import forge.user.SshKey;
import java.time.Instant;

/** An SSH key in JSON. */
public record KeyJson(
    String id, String title, String fingerprint, String type, String key, Instant addedAt) {

  static KeyJson of(SshKey k) {
    return new KeyJson(k.id(), k.title(), k.fingerprint(), k.type(), k.text(), k.addedAt());
  }
}
