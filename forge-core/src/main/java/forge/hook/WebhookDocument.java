package forge.hook;

import forge.project.ProjectId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as MongoDB keeps it. Renaming a component here needs a migration.
 *
 * <p>Public only because the driver reads records by reflection.
 */
public record WebhookDocument(
    @BsonId String id,
    String project,
    String url,
    List<String> topics,
    String format,
    @Nullable String sealed,
    boolean active,
    int failures,
    Instant addedAt) {

  static WebhookDocument of(Webhook hook) {
    return new WebhookDocument(
        hook.id(),
        hook.project().toString(),
        hook.url().toString(),
        hook.topics().stream().map(Topic::key).sorted().toList(),
        hook.format().key(),
        hook.sealed(),
        hook.active(),
        hook.failures(),
        hook.addedAt());
  }

  Webhook toWebhook() {
    return new Webhook(
        id,
        ProjectId.parse(project),
        URI.create(url),
        topics.stream().map(Topic::parse).collect(Collectors.toSet()),
        Format.parse(format),
        sealed,
        active,
        failures,
        addedAt);
  }
}
