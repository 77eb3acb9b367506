package forge.notification.web;

import forge.notification.PushDevice;
import java.time.Instant;

/** A browser on which somebody is told, in JSON; how it is reached stays a secret. */
public record DeviceJson(String id, String name, String service, Instant addedAt) {
  static DeviceJson of(PushDevice d) {
    return new DeviceJson(d.id(), d.name(), d.service(), d.addedAt());
  }
}
