package forge.hook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import forge.project.ProjectId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps webhooks. */
public final class WebhookStore {
  private final MongoCollection<WebhookDocument> hooks;

  public WebhookStore(MongoDatabase database) {
    hooks = database.getCollection("webhooks", WebhookDocument.class);
    hooks.createIndex(Indexes.ascending("project", "addedAt"));
  }

  void insert(Webhook hook) {
    hooks.insertOne(WebhookDocument.of(hook));
  }

  void replace(Webhook hook) {
    hooks.replaceOne(eq("_id", hook.id()), WebhookDocument.of(hook));
  }

  Optional<Webhook> find(String id) {
    return Optional.ofNullable(hooks.find(eq("_id", id)).first()).map(WebhookDocument::toWebhook);
  }

  Optional<Webhook> find(ProjectId project, String id) {
    return find(id).filter(hook -> hook.project().equals(project));
  }

  /** Oldest first. */
  List<Webhook> list(ProjectId project, int limit) {
    return hooks
        .find(eq("project", project.toString()))
        .sort(Indexes.ascending("addedAt"))
        .limit(limit)
        .map(WebhookDocument::toWebhook)
        .into(new ArrayList<>());
  }

  /** The projects that have any. */
  Set<String> projects() {
    return hooks.distinct("project", String.class).into(new HashSet<>());
  }

  /** Counts a failure; answers how many there have been in a row. */
  int failed(String id) {
    return Optional.ofNullable(
            hooks.findOneAndUpdate(
                eq("_id", id),
                Updates.inc("failures", 1),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
        .map(WebhookDocument::failures)
        .orElse(0);
  }

  void arrived(String id) {
    hooks.updateOne(eq("_id", id), Updates.set("failures", 0));
  }

  void rest(String id) {
    hooks.updateOne(eq("_id", id), Updates.set("active", false));
  }

  boolean remove(ProjectId project, String id) {
    return hooks.deleteOne(and(eq("_id", id), eq("project", project.toString()))).getDeletedCount()
        == 1;
  }
}
