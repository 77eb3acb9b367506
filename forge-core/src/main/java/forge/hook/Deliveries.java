package forge.hook;

import forge.event.Event;
import forge.hook.Postman.Parcel;
import forge.job.Submission;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Duration;
import java.util.HashMap;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** Sends webhooks what they are told, by jobs that try again, and keeps a log of it. */
final class Deliveries {
  private static final int MOST_FAILURES = 50;

  private final WebhookStore hooks;
  private final DeliveryLog log;
  private final Webhooks.Needs needs;
  private final Payload payload;

  Deliveries(WebhookStore hooks, DeliveryStore store, Webhooks.Needs needs) {
    this.hooks = hooks;
    this.log = new DeliveryLog(store, needs.outgoing(), needs.clock());
    this.needs = needs;
    this.payload = new Payload(needs.site());
    needs.jobs().assign(SendDelivery.class, (send, progress) -> send(send));
    needs
        .jobs()
        .assign(
            ForgetDeliveries.class,
            (forget, progress) ->
                store.forgetBefore(needs.clock().instant().minus(DeliveryLog.KEPT)));
    needs.jobs().schedule("forget deliveries", Duration.ofHours(6), ForgetDeliveries::new);
  }

  Delivery submit(Webhook hook, Event event) {
    var delivery =
        Delivery.of(
            hook.id(),
            event.id(),
            event.kind(),
            payload.of(hook.format(), event),
            needs.clock().instant());
    log.open(delivery);
    needs
        .jobs()
        .submit(
            new SendDelivery(hook.id(), delivery.id()),
            Submission.NOW.priority(-1).once("webhook " + delivery.key()));
    return delivery;
  }

  /** The latest before one, or of all, newest first. */
  Slice<Delivery> list(String hook, @Nullable String before, int limit) {
    return log.list(hook, before, limit);
  }

  /** Sends once more what was sent before. */
  void repeat(String hook, String id, UserId by) {
    Delivery known = log.find(hook, id).orElseThrow(() -> new NotFound("The delivery"));
    needs
        .jobs()
        .submit(
            new SendDelivery(hook, id),
            Submission.by(by).coalesced("webhook again " + known.key()));
  }

  void forget(String hook) {
    log.forget(hook);
  }

  private void send(SendDelivery send) throws Undelivered {
    Webhook hook = hooks.find(send.hook()).orElse(null);
    Delivery delivery = log.find(send.hook(), send.delivery()).orElse(null);
    if (hook == null || delivery == null || !hook.active()) {
      return;
    }
    Postman.Outcome outcome = log.send(hook.url(), delivery, parcel(hook, delivery), 0);
    if (outcome.arrived()) {
      if (hook.failures() > 0) {
        hooks.arrived(hook.id());
      }
      return;
    }
    if (hooks.failed(hook.id()) >= MOST_FAILURES) {
      rest(hook);
    }
    throw new Undelivered(hook.url().getHost(), outcome);
  }

  private void rest(Webhook hook) {
    hooks.rest(hook.id());
    needs
        .audit()
        .note(
            hook.project().toString(),
            UserId.FORGE,
            "switched off the webhook to %s after %d failures"
                .formatted(hook.url().getHost(), MOST_FAILURES));
  }

  /** Says that a delivery did not arrive, so that the job is done again later. */
  private static final class Undelivered extends Exception {
    private static final long serialVersionUID = 1;

    Undelivered(String host, Postman.Outcome outcome) {
      super("The webhook at %s answered %s %s".formatted(host, outcome.status(), outcome.answer()));
    }
  }

  private Parcel parcel(Webhook hook, Delivery delivery) {
    var headers = new HashMap<String, String>();
    headers.put("X-Forge-Event", delivery.event());
    headers.put("X-Forge-Delivery", delivery.id());
    if (hook.sealed() != null) {
      String secret = needs.seal().open(Webhooks.place(hook.id()), hook.sealed());
      headers.putAll(Postman.signature(secret, delivery.body()));
    }
    return new Parcel(ContentType.APPLICATION_JSON, delivery.body(), headers);
  }
}
