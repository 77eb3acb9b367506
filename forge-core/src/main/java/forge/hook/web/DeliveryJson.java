package forge.hook.web;

import forge.hook.Delivery;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as programs read it.
 *
 * @param sentAt when it was sent last
 * @param milliseconds until the answer was here
 * @param headers of the request; secrets are in none of them
 */
public record DeliveryJson(
    String id,
    String event,
    Instant at,
    int tries,
    @Nullable Integer status,
    String answer,
    String body,
    @Nullable Instant sentAt,
    @Nullable Long milliseconds,
    @Nullable List<String> headers) {

  public static DeliveryJson of(Delivery delivery) {
    var sent = delivery.sent();
    return new DeliveryJson(
        delivery.id(),
        delivery.event(),
        delivery.at(),
        delivery.tries(),
        delivery.status(),
        delivery.answer(),
        delivery.body(),
        sent == null ? null : sent.at(),
        sent == null ? null : sent.millis(),
        sent == null ? null : sent.headers());
  }
}
