package forge.hook.web;

import forge.hook.Topic;
import forge.hook.Webhook;
import java.time.Instant;
import java.util.List;

/** A webhook as programs read it; the secret is never told. */
public record WebhookJson(
    String id,
    String url,
    List<String> topics,
    String format,
    boolean signed,
    boolean active,
    int failures,
    Instant addedAt) {

  static WebhookJson of(Webhook hook) {
    return new WebhookJson(
        hook.id(),
        hook.url().toString(),
        hook.topics().stream().map(Topic::key).sorted().toList(),
        hook.format().key(),
        hook.signed(),
        hook.active(),
        hook.failures(),
        hook.addedAt());
  }
}
