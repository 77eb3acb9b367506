package forge.directory;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import forge.bell.Doorbell;
import forge.project.ProjectId;
import forge.tool.RunningTool.Shipped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the figures of projects, one document each. Figures read lately are remembered for ten
 * seconds; every change rings at all nodes so that they forget them at once.
 */
public final class FigureStore {
  private static final String TOPIC = "figures";

  private final MongoCollection<Document> figures;
  private final Doorbell bell;
  private final Cache<ProjectId, Figures> recent =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  FigureStore(MongoDatabase database, Doorbell bell) {
    this.figures = database.getCollection("project_figures");
    this.bell = bell;
    bell.hear(TOPIC, id -> recent.invalidate(ProjectId.parse(id)));
  }

  public Figures of(ProjectId project) {
    Figures known = recent.getIfPresent(project);
    if (known == null) {
      known = read(figures.find(eq("_id", project.toString())).first());
      recent.put(project, known);
    }
    return known;
  }

  /** The figures of several projects, in one call. */
  public Map<ProjectId, Figures> of(Collection<ProjectId> projects) {
    var found = new HashMap<ProjectId, Figures>();
    figures
        .find(in("_id", projects.stream().map(ProjectId::toString).toList()))
        .forEach(d -> found.put(ProjectId.parse(d.getString("_id")), read(d)));
    return found;
  }

  /** Keeps how many reviews gave one, two … five stars. */
  public void rate(ProjectId project, List<Long> stars) {
    keep(project, set("stars", stars));
  }

  void ship(ProjectId project, Shipped shipped) {
    keep(
        project,
        combine(
            set("downloads", shipped.downloads()),
            set("lately", shipped.lately()),
            set("version", shipped.version()),
            set("releasedAt", shipped.at())));
  }

  void active(ProjectId project, Instant at) {
    keep(project, max("activeAt", Date.from(at)));
  }

  private void keep(ProjectId project, Bson change) {
    figures.updateOne(eq("_id", project.toString()), change, new UpdateOptions().upsert(true));
    recent.invalidate(project);
    bell.ring(TOPIC, project.toString());
  }

  private static Figures read(@Nullable Document d) {
    if (d == null) {
      return Figures.NONE;
    }
    return new Figures(
        d.getList("stars", Long.class, Figures.NONE.stars()),
        d.get("downloads", 0L),
        d.get("lately", 0L),
        d.get("version", ""),
        instant(d.getDate("releasedAt")),
        instant(d.getDate("activeAt")));
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
