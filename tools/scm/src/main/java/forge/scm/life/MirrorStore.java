package forge.scm.life;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import forge.project.MountId;
import forge.scm.life.Mirror.Direction;
import forge.scm.life.Mirror.Run;
import forge.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;

/** Keeps mirrors, one of each direction at most for a repository, with their latest runs. */
public final class MirrorStore {
  private final MongoCollection<Document> mirrors;

  public MirrorStore(MongoDatabase database) {
    this.mirrors = database.getCollection("repository_mirrors");
    mirrors.createIndex(Indexes.ascending("direction", "nextAt"));
  }

  Optional<Mirror> find(MountId mount, Direction direction) {
    return Optional.ofNullable(mirrors.find(eq("_id", Mirror.id(mount, direction))).first())
        .map(MirrorStore::read);
  }

  void keep(Mirror mirror) {
    var document =
        new Document("_id", mirror.id())
            .append("mount", mirror.mount().value())
            .append("direction", mirror.direction().key())
            .append("url", mirror.url())
            .append("secret", mirror.secret())
            .append("minutes", (int) mirror.every().toMinutes())
            .append("prune", mirror.prune())
            .append("by", mirror.by().value())
            .append("runs", mirror.runs().stream().map(MirrorStore::run).toList())
            .append("nextAt", mirror.nextAt());
    mirrors.replaceOne(eq("_id", mirror.id()), document, new ReplaceOptions().upsert(true));
  }

  /** Notes a run, and when the next one is due. */
  void ran(Mirror mirror, Run run, Instant nextAt) {
    mirrors.updateOne(
        eq("_id", mirror.id()),
        combine(
            set("nextAt", nextAt),
            pushEach("runs", List.of(run(run)), new PushOptions().position(0).slice(Mirror.RUNS))));
  }

  /** Those to be pulled that are due, the longest waiting first. */
  List<Mirror> due(Instant now, int limit) {
    return mirrors
        .find(and(eq("direction", Direction.PULL.key()), lte("nextAt", Date.from(now))))
        .sort(Sorts.ascending("direction", "nextAt"))
        .limit(limit)
        .map(MirrorStore::read)
        .into(new ArrayList<>());
  }

  void delete(MountId mount, Direction direction) {
    mirrors.deleteOne(eq("_id", Mirror.id(mount, direction)));
  }

  void delete(MountId mount) {
    mirrors.deleteMany(
        in("_id", Mirror.id(mount, Direction.PULL), Mirror.id(mount, Direction.PUSH)));
  }

  private static Document run(Run run) {
    return new Document("at", run.at()).append("well", run.well()).append("text", run.text());
  }

  private static Mirror read(Document d) {
    return new Mirror(
        new MountId(d.getString("mount")),
        Direction.valueOf(d.getString("direction").toUpperCase(Locale.ROOT)),
        d.getString("url"),
        d.getString("secret"),
        Duration.ofMinutes(d.getInteger("minutes")),
        d.getBoolean("prune", false),
        new UserId(d.getString("by")),
        d.getList("runs", Document.class).stream()
            .map(
                r ->
                    new Run(
                        r.getDate("at").toInstant(),
                        r.getBoolean("well", false),
                        r.getString("text")))
            .toList(),
        d.getDate("nextAt").toInstant());
  }
}
