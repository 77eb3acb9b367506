package forge.notification.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import forge.notification.PushDevices.Wanted;
import forge.refusal.Refusal.Invalid;
import org.jspecify.annotations.Nullable;

/** How a browser is reached, as its {@code PushSubscription} says in JSON. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NewDeviceJson(@Nullable String endpoint, @Nullable KeysJson keys) {

  /** The keys of the browser, in base64url. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record KeysJson(@Nullable String p256dh, @Nullable String auth) {}

  Wanted wanted() {
    if (keys == null) {
      throw new Invalid("keys", "keys must hold p256dh and auth.");
    }
    return new Wanted(endpoint, keys.p256dh(), keys.auth());
  }
}
