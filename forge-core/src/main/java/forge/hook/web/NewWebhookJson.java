package forge.hook.web;

import forge.hook.Webhooks.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook to be set up, or what to change of one; what is missing stays. */
public record NewWebhookJson(
    @Nullable String url,
    @Nullable List<String> topics,
    @Nullable String format,
    @Nullable String secret,
    @Nullable Boolean active) {

  Wanted wanted() {
    return new Wanted(url, topics, format, secret, active == null || active);
  }
}
