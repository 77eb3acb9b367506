package forge.hook.web;

import forge.hook.Delivery;
import forge.hook.Format;
import forge.hook.Topic;
import forge.hook.Webhook;
import forge.project.Project;
import forge.store.Slice;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/** One webhook: what it is told, and how that went. */
public record WebhookPage(
    Project project, Webhook hook, Slice<Delivery> deliveries, WebhookForm form, Problems problems)
    implements View {
  public List<Topic> topics() {
    return List.of(Topic.values());
  }

  public List<Format> formats() {
    return List.of(Format.values());
  }
}
