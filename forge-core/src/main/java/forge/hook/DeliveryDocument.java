package forge.hook;

import forge.hook.Delivery.Sent;
import java.time.Instant;
import java.util.List;
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
    String answer,
    @Nullable Instant sentAt,
    @Nullable Long millis,
    @Nullable List<String> headers) {

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
        delivery.answer(),
        null,
        null,
        null);
  }

  Delivery toDelivery() {
    return new Delivery(hook, delivery, event, body, at, tries, status, answer, sent());
  }

  private @Nullable Sent sent() {
    return sentAt == null || millis == null || headers == null
        ? null
        : new Sent(sentAt, millis, headers);
  }
}
