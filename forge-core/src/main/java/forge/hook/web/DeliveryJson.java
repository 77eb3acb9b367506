package forge.hook.web;

import forge.hook.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A delivery as programs read it. */
public record DeliveryJson(
    String id,
    String event,
    Instant at,
    int tries,
    @Nullable Integer status,
    String answer,
    String body) {

  static DeliveryJson of(Delivery delivery) {
    return new DeliveryJson(
        delivery.id(),
        delivery.event(),
        delivery.at(),
        delivery.tries(),
        delivery.status(),
        delivery.answer(),
        delivery.body());
  }
}
