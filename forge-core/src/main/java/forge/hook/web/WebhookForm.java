package forge.hook.web;

import forge.hook.Topic;
import forge.hook.Webhook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the form of a webhook shows. */
public record WebhookForm(String url, List<String> topics, String format, boolean active) {
  static final WebhookForm EMPTY =
      new WebhookForm("", List.of(Topic.CODE.key(), Topic.TICKETS.key()), "forge", true);

  static WebhookForm of(Webhook hook) {
    return new WebhookForm(
        hook.url().toString(),
        hook.topics().stream().map(Topic::key).toList(),
        hook.format().key(),
        hook.active());
  }

  static WebhookForm typed(
      @Nullable String url,
      @Nullable List<String> topics,
      @Nullable String format,
      boolean active) {
    return new WebhookForm(
        url == null ? "" : url,
        topics == null ? List.of() : topics,
        format == null ? "forge" : format,
        active);
  }
}
