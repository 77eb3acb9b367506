package forge.user.web;

import forge.user.GpgKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A GPG key in JSON. */
public record GpgKeyJson(
    String fingerprint,
    String keyId,
    List<String> addresses,
    String key,
    Instant addedAt,
    @Nullable Instant expiresAt) {

  static GpgKeyJson of(GpgKey k) {
    return new GpgKeyJson(
        k.fingerprint(), k.keyId(), k.addresses(), k.text(), k.addedAt(), k.expiresAt());
  }
}
