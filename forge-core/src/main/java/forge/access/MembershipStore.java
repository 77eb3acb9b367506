package forge.access;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import forge.bell.Doorbell;
import forge.project.ProjectId;
import forge.store.Slice;
import forge.user.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who belongs to which project: one document each, so that no page grows with members. One
 * read lately is remembered for five seconds; every change rings at all nodes so that they forget
 * it at once.
 */
public final class MembershipStore {
  private static final String TOPIC = "membership";

  private final MongoCollection<Document> memberships;
  private final Doorbell doorbell;
  private final Cache<String, Optional<Membership>> recent =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofSeconds(5)).build();

  public MembershipStore(MongoDatabase database, Doorbell doorbell) {
    this.doorbell = doorbell;
    this.memberships = database.getCollection("memberships");
    memberships.createIndex(Indexes.ascending("project", "user"));
    memberships.createIndex(Indexes.ascending("user", "project"));
    memberships.createIndex(Indexes.ascending("project", "roles", "user"));
    doorbell.hear(TOPIC, recent::invalidate);
  }

  public Optional<Membership> find(ProjectId project, UserId user) {
    return recent.get(
        id(project, user),
        id ->
            Optional.ofNullable(memberships.find(eq("_id", id)).first())
                .map(MembershipStore::read));
  }

  /** Keeps a membership; one without roles is removed. */
  public void keep(Membership membership) {
    String id = id(membership.project(), membership.user());
    write(id, membership);
    recent.invalidate(id);
    doorbell.ring(TOPIC, id);
  }

  private void write(String id, Membership membership) {
    if (membership.roles().isEmpty()) {
      memberships.deleteOne(eq("_id", id));
      return;
    }
    memberships.replaceOne(
        eq("_id", id),
        new Document("_id", id)
            .append("project", membership.project().toString())
            .append("user", membership.user().value())
            .append("roles", List.copyOf(membership.roles()))
            .append("since", membership.since()),
        new ReplaceOptions().upsert(true));
  }

  public Slice<Membership> ofProject(ProjectId project, @Nullable String after, int limit) {
    Bson filter = eq("project", project.toString());
    Bson from = after == null ? filter : and(filter, gt("user", after));
    var found = all(from, Sorts.ascending("project", "user"), limit + 1);
    return Slice.of(found, limit, m -> m.user().value());
  }

  /** Who is in a circle of a project, in the order of their names. */
  public Slice<Membership> ofCircle(Circle circle, @Nullable String after, int limit) {
    ProjectId project = circle.project().id();
    if (circle.given().isEmpty()) {
      return ofProject(project, after, limit);
    }
    Bson its = and(eq("project", project.toString()), in("roles", circle.given()));
    Bson from = after == null ? its : and(its, gt("user", after));
    return Slice.of(all(from, Sorts.ascending("user"), limit + 1), limit, m -> m.user().value());
  }

  /** The first holders of a role, enough to see that there is another. */
  public List<Membership> holders(ProjectId project, String role, int limit) {
    return all(
        and(eq("project", project.toString()), Filters.eq("roles", role)),
        Sorts.ascending("user"),
        limit);
  }

  /** What a user belongs to; nobody belongs to more than the limit. */
  public List<Membership> ofUser(UserId user, int limit) {
    return all(eq("user", user.value()), Sorts.ascending("user", "project"), limit);
  }

  private List<Membership> all(Bson filter, Bson sort, int limit) {
    var found = new ArrayList<Membership>();
    memberships.find(filter).sort(sort).limit(limit).forEach(d -> found.add(read(d)));
    return found;
  }

  private static String id(ProjectId project, UserId user) {
    return project + "/" + user;
  }

  private static Membership read(Document d) {
    return new Membership(
        ProjectId.parse(d.getString("project")),
        new UserId(d.getString("user")),
        new HashSet<>(d.getList("roles", String.class)),
        d.getDate("since").toInstant());
  }
}
