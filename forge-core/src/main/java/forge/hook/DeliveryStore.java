package forge.hook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import forge.hook.Delivery.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what webhooks were told, for some days. */
public final class DeliveryStore {
  private final MongoCollection<DeliveryDocument> deliveries;

  public DeliveryStore(MongoDatabase database) {
    deliveries = database.getCollection("webhookDeliveries", DeliveryDocument.class);
    deliveries.createIndex(
        Indexes.compoundIndex(Indexes.ascending("hook"), Indexes.descending("delivery")));
    deliveries.createIndex(Indexes.ascending("at"));
  }

  /** Keeps it unless it is there already. */
  void insert(Delivery delivery) {
    try {
      deliveries.insertOne(DeliveryDocument.of(delivery));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  Optional<Delivery> find(String hook, String id) {
    return Optional.ofNullable(deliveries.find(eq("_id", hook + " " + id)).first())
        .map(DeliveryDocument::toDelivery);
  }

  void tried(Delivery delivery, @Nullable Integer status, String answer, Sent sent) {
    deliveries.updateOne(
        eq("_id", delivery.key()),
        Updates.combine(
            Updates.inc("tries", 1),
            Updates.set("status", status),
            Updates.set("answer", answer),
            Updates.set("sentAt", sent.at()),
            Updates.set("millis", sent.millis()),
            Updates.set("headers", sent.headers())));
  }

  /** Forgets what arrived, but for the latest; what did not arrive is still needed. */
  void trim(String hook, int most) {
    DeliveryDocument beyond =
        deliveries
            .find(eq("hook", hook))
            .sort(Indexes.descending("delivery"))
            .skip(most)
            .limit(1)
            .first();
    if (beyond != null) {
      deliveries.deleteMany(
          and(
              eq("hook", hook),
              lte("delivery", beyond.delivery()),
              gte("status", 200),
              lt("status", 300)));
    }
  }

  /** The latest before one, or of all. */
  List<Delivery> list(String hook, @Nullable String before, int limit) {
    var which = before == null ? eq("hook", hook) : and(eq("hook", hook), lt("delivery", before));
    return deliveries
        .find(which)
        .sort(Indexes.descending("delivery"))
        .limit(limit)
        .map(DeliveryDocument::toDelivery)
        .into(new ArrayList<>());
  }

  void forget(String hook) {
    deliveries.deleteMany(eq("hook", hook));
  }

  void forgetBefore(Instant when) {
    deliveries.deleteMany(lt("at", when));
  }
}
