package forge.scm;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.MountPoint;
import forge.project.ProjectId;
import forge.project.ToolKey;
import forge.scm.VersionControl.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Keeps for each repository what was told of it, together with the news on its way. The repository
 * itself is on disk, and the truth.
 */
public final class RepositoryStore {
  private static final int BATCH = 100;

  private final MongoCollection<Document> repositories;

  public RepositoryStore(MongoDatabase database, Events events) {
    this.repositories = database.getCollection("repositories");
    events.outbox(repositories);
  }

  Optional<Told> find(MountId mount) {
    return Optional.ofNullable(repositories.find(eq("_id", mount.value())).first())
        .map(RepositoryStore::told);
  }

  /**
   * Keeps the next revision with its news in one write; answers whether nobody else was faster.
   *
   * @param mount where the repository is now, so that it can be told after a crash
   */
  boolean replace(Mount mount, Told next, List<Event> news) {
    if (next.revision() == 1) {
      return insert(mount, next, news);
    }
    Bson before = and(eq("_id", next.mount().value()), eq("revision", next.revision() - 1));
    var changes = new ArrayList<Bson>();
    document(mount, next).forEach((name, value) -> changes.add(set(name, value)));
    if (!news.isEmpty()) {
      changes.add(Outbox.push(news.toArray(Event[]::new)));
    }
    return repositories.updateOne(before, combine(changes)).getMatchedCount() == 1;
  }

  private boolean insert(Mount mount, Told first, List<Event> news) {
    var document = document(mount, first).append("_id", first.mount().value());
    try {
      repositories.insertOne(Outbox.into(document, news.toArray(Event[]::new)));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  void delete(MountId mount) {
    repositories.deleteOne(eq("_id", mount.value()));
  }

  /** Goes through all mounts with a repository, in the order of their ids. */
  public void each(Consumer<Mount> deed) {
    String last = "";
    List<Mount> some;
    do {
      some = mounts(last);
      for (Mount mount : some) {
        last = mount.id().value();
        deed.accept(mount);
      }
    } while (some.size() == BATCH);
  }

  private List<Mount> mounts(String after) {
    return repositories
        .find(gt("_id", after))
        .sort(ascending("_id"))
        .limit(BATCH)
        .map(RepositoryStore::mount)
        .into(new ArrayList<>());
  }

  /** Names of refs hold dots, so they are values here and never names of fields. */
  private static Document document(Mount mount, Told told) {
    List<Document> refs =
        told.refs().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(ref -> new Document("name", ref.getKey()).append("id", ref.getValue()))
            .toList();
    return new Document("revision", told.revision())
        .append("refs", refs)
        .append("project", mount.project().toString())
        .append("tool", mount.tool().value())
        .append("point", mount.point().value())
        .append("label", mount.label())
        .append("system", Systems.kind(mount).key());
  }

  private static Told told(Document document) {
    Map<String, String> refs =
        document.getList("refs", Document.class, List.of()).stream()
            .collect(Collectors.toMap(r -> r.getString("name"), r -> r.getString("id")));
    return new Told(
        new MountId(document.getString("_id")), document.getInteger("revision", 1), refs);
  }

  private static Mount mount(Document document) {
    return Mount.of(
            new MountId(document.getString("_id")),
            ProjectId.parse(document.getString("project")),
            new ToolKey(document.getString("tool")),
            new MountPoint(document.getString("point")),
            document.getString("label"))
        .withOptions(Systems.options(kind(document)));
  }

  private static Kind kind(Document document) {
    String system = document.getString("system");
    return system == null ? Kind.GIT : Kind.of(system).orElse(Kind.GIT);
  }
}
