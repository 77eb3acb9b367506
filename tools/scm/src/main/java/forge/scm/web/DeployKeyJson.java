package forge.scm.web;

import forge.access.DeployKey;
import java.time.Instant;

/** A deploy key in JSON. */
public record DeployKeyJson(
    String id,
    String title,
    String fingerprint,
    String type,
    String key,
    boolean writes,
    String addedBy,
    Instant addedAt) {

  static DeployKeyJson of(DeployKey key) {
    return new DeployKeyJson(
        key.id(),
        key.title(),
        key.fingerprint(),
        key.type(),
        key.text(),
        key.writes(),
        key.addedBy().value(),
        key.addedAt());
  }
}
