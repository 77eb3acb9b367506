package forge.hook;

import forge.event.Event;
import forge.project.ProjectId;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told what happens in a project.
 *
 * @param sealed the secret that signs what is sent, closed; null where nothing is signed
 * @param failures how many deliveries in a row have failed
 */
public record Webhook(
    String id,
    ProjectId project,
    URI url,
    Set<Topic> topics,
    Format format,
    @Nullable String sealed,
    boolean active,
    int failures,
    Instant addedAt) {

  public Webhook {
    topics = Set.copyOf(topics);
  }

  boolean wants(Event event) {
    return active && topics.stream().anyMatch(t -> t.covers(event));
  }

  public boolean signed() {
    return sealed != null;
  }
}
