package forge.project;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import forge.bell.Doorbell;
import forge.refusal.Refusal.Overtaken;
import forge.refusal.Refusal.Taken;
import forge.store.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keeps projects. A project read lately is remembered for five seconds; every change rings at all
 * nodes so that they forget it at once.
 */
public final class ProjectStore {
  private static final String TOPIC = "project";

  private final MongoCollection<Document> projects;
  private final Doorbell doorbell;
  private final Cache<ProjectId, Project> recent =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(Duration.ofSeconds(5)).build();

  public ProjectStore(MongoDatabase database, Doorbell doorbell) {
    this.projects = database.getCollection("projects");
    this.doorbell = doorbell;
    projects.createIndex(Indexes.descending("createdAt", "_id"));
    projects.createIndex(Indexes.ascending("mounts.id"));
    projects.createIndex(Indexes.ascending("profile.screenshots.content"));
    projects.createIndex(Indexes.ascending("icon"));
    doorbell.hear(TOPIC, id -> recent.invalidate(ProjectId.parse(id)));
  }

  public Optional<Project> find(ProjectId id) {
    Project known = recent.getIfPresent(id);
    if (known != null) {
      return Optional.of(known);
    }
    var found = Optional.ofNullable(projects.find(eq("_id", id.toString())).first());
    return found.map(ProjectDocument::read).map(this::remember);
  }

  public Optional<Project> findByMount(MountId mount) {
    return Optional.ofNullable(projects.find(eq("mounts.id", mount.value())).first())
        .map(ProjectDocument::read);
  }

  public boolean exists(ProjectId id) {
    return projects.countDocuments(eq("_id", id.toString())) > 0;
  }

  public List<Project> findAll(Collection<ProjectId> ids) {
    return read(projects.find(in("_id", ids.stream().map(ProjectId::toString).toList())));
  }

  /** The projects of a neighborhood by name, for lists and for going through all of them. */
  public Slice<Project> byName(String neighborhood, @Nullable String after, int limit) {
    Bson from =
        after == null ? gte("_id", neighborhood + "/") : gt("_id", neighborhood + "/" + after);
    Bson within = and(from, lt("_id", neighborhood + "0"));
    var found = read(projects.find(within).sort(Sorts.ascending("_id")).limit(limit + 1));
    return Slice.of(found, limit, p -> p.id().name());
  }

  /**
   * The names of the projects that everybody may read and whose name begins so, by name.
   *
   * @param reading what the permission to read is called among grants
   * @param everybody the role of people without an account
   */
  public List<ProjectId> open(
      String neighborhood, String beginning, String reading, String everybody, int limit) {
    String from = neighborhood + "/" + beginning;
    Bson granted =
        or(Filters.exists("grants." + reading, false), eq("grants." + reading, everybody));
    var found = new ArrayList<ProjectId>();
    projects
        .find(and(gte("_id", from), lt("_id", from + "~"), granted))
        .projection(Projections.include("_id"))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .forEach(d -> found.add(ProjectId.parse(d.getString("_id"))));
    return found;
  }

  /** The newest projects of all neighborhoods. */
  public List<Project> newest(int limit) {
    return read(projects.find().sort(Sorts.descending("createdAt", "_id")).limit(limit));
  }

  /** Whether a project shows the picture with this SHA-256. */
  public boolean shows(String picture) {
    return projects.find(eq("profile.screenshots.content", picture)).limit(1).first() != null
        || projects.find(eq("icon", picture)).limit(1).first() != null;
  }

  public void insert(Project project) {
    try {
      projects.insertOne(ProjectDocument.of(project));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        throw new Taken("The name " + project.id().name() + " is taken.");
      }
      throw e;
    }
    doorbell.ring(TOPIC, project.id().toString());
  }

  public void replace(Project project) {
    var before = and(eq("_id", project.id().toString()), eq("revision", project.revision() - 1));
    long matched = projects.replaceOne(before, ProjectDocument.of(project)).getMatchedCount();
    recent.invalidate(project.id());
    doorbell.ring(TOPIC, project.id().toString());
    if (matched == 0) {
      throw new Overtaken("The project has been changed by somebody else. Look at it again.");
    }
  }

  private Project remember(Project project) {
    recent.put(project.id(), project);
    return project;
  }

  private static List<Project> read(Iterable<Document> found) {
    var read = new ArrayList<Project>();
    found.forEach(d -> read.add(ProjectDocument.read(d)));
    return read;
  }
}
