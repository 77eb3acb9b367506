package forge.artifact;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import forge.project.Mount;
import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the platform knows of artifacts, one document each: what their cards said, whom they
 * mention, who follows them, what is attached to them, and whether the search index has to hear of
 * them.
 *
 * <p>{@code words} holds, in one index, the names an artifact answers to and, behind a tilde, the
 * names it mentions; so one query finds what a page points at and what points at it.
 */
public final class ArtifactStore {
  static final String MENTION = "~";
  private static final int MOST_FOUND = 400;

  private final MongoCollection<Document> artifacts;
  private final CardStore cards;

  public ArtifactStore(MongoDatabase database) {
    artifacts = database.getCollection("artifacts");
    cards = new CardStore(artifacts);
    artifacts.createIndex(Indexes.ascending("words"));
    artifacts.createIndex(Indexes.ascending("mount", "_id"));
    artifacts.createIndex(Indexes.ascending("followers"), partial("followers"));
    artifacts.createIndex(Indexes.ascending("attachments.id"), partial("attachments"));
    artifacts.createIndex(Indexes.ascending("attachments.hash"), partial("attachments"));
    artifacts.createIndex(Indexes.ascending("dirty"), partial("dirty"));
    artifacts.createIndex(Indexes.ascending("gone"), partial("gone"));
  }

  /** What is kept of one artifact. */
  record Known(
      String id,
      String project,
      MountId mount,
      String artifact,
      String type,
      String key,
      String title,
      String page,
      @Nullable String state,
      @Nullable String author,
      Set<String> mountReaders,
      Set<String> readers,
      Instant modified,
      List<String> words,
      List<String> said,
      int followers,
      boolean followed,
      List<Attachment> attachments,
      boolean described) {}

  /** What cards said, for a whole batch of them at once. */
  CardStore cards() {
    return cards;
  }

  static String id(MountId mount, String artifact) {
    return mount + "/" + artifact;
  }

  /** Keeps that all of a mount is no more. */
  void buryAll(MountId mount, Instant now, String stamp) {
    artifacts.updateMany(
        eq("mount", mount.value()),
        combine(
            set("gone", Date.from(now)),
            set("words", List.of()),
            unset("attachments"),
            unset("followers"),
            set("dirty", stamp)));
  }

  /** Keeps that artifacts are no more; what is attached to them stays a while. */
  public void bury(MountId mount, Collection<String> gone, Instant now, String stamp) {
    artifacts.updateMany(
        in("_id", gone.stream().map(artifact -> id(mount, artifact)).toList()),
        combine(set("gone", Date.from(now)), set("words", List.of()), set("dirty", stamp)));
  }

  Optional<Known> find(MountId mount, String artifact, UserId viewer) {
    return Optional.ofNullable(artifacts.find(eq("_id", id(mount, artifact))).first())
        .map(d -> known(d, viewer));
  }

  /** The artifacts that answer to one of these names, and those that mention one of these ids. */
  List<Known> around(Collection<String> names, Collection<String> ids, UserId viewer) {
    var words = new HashSet<>(names);
    words.addAll(ids);
    words.addAll(mentions(ids));
    return artifacts
        .find(in("words", words))
        .limit(MOST_FOUND)
        .map(d -> known(d, viewer))
        .into(new ArrayList<>());
  }

  /** Whom a document mentions, as stored among its words. */
  static List<String> mentions(Collection<String> names) {
    var words = new ArrayList<String>();
    names.forEach(n -> words.add(MENTION + n));
    return words;
  }

  void follow(Mount mount, String artifact, UserId user) {
    artifacts.updateOne(
        eq("_id", id(mount.id(), artifact)),
        combine(
            place(mount, artifact),
            addToSet("followers", user.value()),
            pull("muted", user.value())),
        new UpdateOptions().upsert(true));
  }

  /** Follows for somebody who took part, unless they once said no. */
  void followUnlessMuted(Mount mount, String artifact, UserId user) {
    artifacts.updateOne(
        and(eq("_id", id(mount.id(), artifact)), ne("muted", user.value())),
        addToSet("followers", user.value()));
  }

  void unfollow(MountId mount, String artifact, UserId user) {
    artifacts.updateOne(
        eq("_id", id(mount, artifact)),
        combine(pull("followers", user.value()), addToSet("muted", user.value())));
  }

  /** Those of the artifact and of the whole mount, without those who left the artifact. */
  Set<UserId> followers(MountId mount, String artifact) {
    String own = id(mount, artifact);
    var following = new TreeSet<UserId>();
    var left = new HashSet<UserId>();
    for (Document d :
        artifacts.find(in("_id", own, id(mount, ""))).projection(include("followers", "muted"))) {
      following.addAll(users(d, "followers"));
      if (own.equals(d.getString("_id"))) {
        left.addAll(users(d, "muted"));
      }
    }
    following.removeAll(left);
    return following;
  }

  boolean follows(MountId mount, String artifact, UserId user) {
    Bson which = and(eq("_id", id(mount, artifact)), eq("followers", user.value()));
    return artifacts.find(which).projection(include("_id")).first() != null;
  }

  private static List<UserId> users(Document d, String field) {
    return d.getList(field, String.class, List.of()).stream().map(UserId::new).toList();
  }

  /** Attaches unless the artifact has as many attachments as the limit. */
  boolean attach(Mount mount, String artifact, Attachment attachment, int limit) {
    Bson room =
        and(eq("_id", id(mount.id(), artifact)), not(Filters.exists("attachments." + (limit - 1))));
    try {
      artifacts.updateOne(
          room,
          combine(place(mount, artifact), push("attachments", document(attachment))),
          new UpdateOptions().upsert(true));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  void detach(MountId mount, String artifact, String attachment) {
    artifacts.updateOne(eq("_id", id(mount, artifact)), pull("attachments", eq("id", attachment)));
    artifacts.updateOne(
        and(eq("_id", id(mount, artifact)), size("attachments", 0)), unset("attachments"));
  }

  Optional<Known> withAttachment(String attachment) {
    return Optional.ofNullable(artifacts.find(eq("attachments.id", attachment)).first())
        .map(d -> known(d, UserId.GUEST));
  }

  boolean refersTo(String hash) {
    return artifacts.find(eq("attachments.hash", hash)).projection(include("_id")).first() != null;
  }

  /** Something the search index has not heard of yet. */
  public record Unheard(String id, MountId mount, String artifact, String stamp) {}

  public List<Unheard> unheard(int limit) {
    return artifacts
        .find(Filters.exists("dirty"))
        .projection(include("mount", "artifact", "dirty"))
        .limit(limit)
        .map(
            d ->
                new Unheard(
                    d.getString("_id"),
                    new MountId(d.getString("mount")),
                    d.getString("artifact"),
                    d.getString("dirty")))
        .into(new ArrayList<>());
  }

  /** The index has heard of these, except where there is news meanwhile. */
  public void heard(List<Unheard> told) {
    if (!told.isEmpty()) {
      artifacts.bulkWrite(
          told.stream()
              .map(
                  t ->
                      new UpdateOneModel<Document>(
                          and(eq("_id", t.id()), eq("dirty", t.stamp())), unset("dirty")))
              .toList(),
          new BulkWriteOptions().ordered(false));
    }
  }

  /** How many artifacts the index has not heard of. */
  public long waiting() {
    return artifacts.countDocuments(Filters.exists("dirty"));
  }

  /** Forgets what has been gone since then. */
  void forgetGone(Instant before) {
    artifacts.deleteMany(and(lt("gone", Date.from(before)), not(Filters.exists("dirty"))));
  }

  static Bson place(Mount mount, String artifact) {
    return combine(
        set("project", mount.project().toString()),
        set("mount", mount.id().value()),
        set("tool", mount.tool().value()),
        set("artifact", artifact));
  }

  private static Known known(Document d, UserId viewer) {
    List<String> followers = d.getList("followers", String.class, List.of());
    boolean described = d.containsKey("page") && !d.containsKey("gone");
    return new Known(
        d.getString("_id"),
        d.getString("project"),
        new MountId(d.getString("mount")),
        d.getString("artifact"),
        text(d, "type"),
        text(d, "key"),
        text(d, "title"),
        text(d, "page"),
        d.getString("state"),
        d.getString("author"),
        Set.copyOf(d.getList("mountReaders", String.class, List.of())),
        Set.copyOf(d.getList("readers", String.class, List.of())),
        d.getDate("modified") == null ? Instant.EPOCH : d.getDate("modified").toInstant(),
        d.getList("words", String.class, List.of()),
        d.getList("said", String.class, List.of()),
        followers.size(),
        followers.contains(viewer.value()),
        d.getList("attachments", Document.class, List.of()).stream()
            .map(ArtifactStore::attachment)
            .toList(),
        described);
  }

  private static String text(Document d, String field) {
    return d.containsKey(field) ? d.getString(field) : "";
  }

  private static Document document(Attachment a) {
    return new Document("id", a.id())
        .append("name", a.name())
        .append("type", a.type())
        .append("size", a.size())
        .append("hash", a.hash())
        .append("width", a.width())
        .append("height", a.height())
        .append("by", a.by().value())
        .append("at", Date.from(a.at()));
  }

  private static Attachment attachment(Document d) {
    return new Attachment(
        d.getString("id"),
        d.getString("name"),
        d.getString("type"),
        d.getLong("size"),
        d.getString("hash"),
        d.getInteger("width"),
        d.getInteger("height"),
        new UserId(d.getString("by")),
        d.getDate("at").toInstant());
  }

  private static IndexOptions partial(String field) {
    return new IndexOptions().partialFilterExpression(Filters.exists(field));
  }
}
