package forge.hook;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as MongoDB keeps it. Renaming a component here needs a migration.
 *
 * <p>Public only because the driver reads records by reflection.
 */
public record DeliveryDocument(
    @BsonId String key,
    String hook,
    String delivery,
    String event,
    String body,
    Instant at,
    int tries,
    @Nullable Integer status,
    String answer) {

  static DeliveryDocument of(Delivery delivery) {
    return new DeliveryDocument(
        delivery.key(),
        delivery.hook(),
        delivery.id(),
        delivery.event(),
        delivery.body(),
        delivery.at(),
        delivery.tries(),
        delivery.status(),
        delivery.answer());
  }

  Delivery toDelivery() {
    return new Delivery(hook, delivery, event, body, at, tries, status, answer);
  }
}
