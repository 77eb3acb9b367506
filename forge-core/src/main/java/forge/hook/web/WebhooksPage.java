package forge.hook.web;

import forge.hook.Format;
import forge.hook.Topic;
import forge.hook.Webhook;
import forge.project.Project;
import forge.web.Problems;
import forge.web.View;
import java.util.List;

/** The webhooks of a project and a form for another. */
public record WebhooksPage(
    Project project, List<Webhook> hooks, WebhookForm form, Problems problems) implements View {
  public List<Topic> topics() {
    return List.of(Topic.values());
  }

  public List<Format> formats() {
    return List.of(Format.values());
  }
}
