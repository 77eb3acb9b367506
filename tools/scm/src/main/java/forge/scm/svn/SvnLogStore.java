package forge.scm.svn;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import forge.project.MountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Keeps the logs of Subversion repositories, found by revision, path and author. It can be lost:
 * the repositories have it all.
 *
 * <p>Paths are kept apart from the rest, many to a document, each once for each revision. How far a
 * log goes is written last, so that what a crash left half done is done again.
 */
public final class SvnLogStore {
  private static final int PATHS = 2_000;

  private final MongoCollection<Document> heads;
  private final MongoCollection<Document> log;
  private final MongoCollection<Document> paths;

  public SvnLogStore(MongoDatabase database) {
    heads = database.getCollection("svn_heads");
    log = database.getCollection("svn_log");
    paths = database.getCollection("svn_paths");
    log.createIndex(ascending("mount", "revision"));
    paths.createIndex(ascending("mount", "paths", "revision"));
    paths.createIndex(ascending("mount", "revision"));
  }

  /** The newest revision whose log is kept; 0 where none is. */
  long newest(MountId mount) {
    Document head = heads.find(eq("_id", mount.value())).first();
    return head == null ? 0 : head.getLong("revision");
  }

  /** Keeps what follows the newest; again where somebody else has done the same. */
  void keep(MountId mount, List<Logged> next) {
    paths.bulkWrite(next.stream().flatMap(each -> paths(mount, each).stream()).toList());
    log.bulkWrite(next.stream().map(each -> replace(document(mount, each))).toList());
    List<String> authors = next.stream().map(Logged::author).distinct().toList();
    heads.updateOne(
        eq("_id", mount.value()),
        combine(
            max("revision", next.get(next.size() - 1).revision()),
            addEachToSet("authors", authors)),
        new UpdateOptions().upsert(true));
  }

  private static ReplaceOneModel<Document> replace(Document document) {
    return new ReplaceOneModel<>(
        eq("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
  }

  private static Document document(MountId mount, Logged each) {
    return new Document("_id", id(mount, each.revision()))
        .append("mount", mount.value())
        .append("revision", each.revision())
        .append("author", each.author())
        .append("at", Date.from(each.at()))
        .append("message", each.message());
  }

  private static String id(MountId mount, long revision) {
    return mount + " " + revision;
  }

  private static List<ReplaceOneModel<Document>> paths(MountId mount, Logged each) {
    var documents = new ArrayList<ReplaceOneModel<Document>>();
    for (int from = 0; from == 0 || from < each.paths().size(); from += PATHS) {
      int to = Math.min(each.paths().size(), from + PATHS);
      documents.add(
          replace(
              new Document("_id", id(mount, each.revision()) + " " + from)
                  .append("mount", mount.value())
                  .append("revision", each.revision())
                  .append("author", each.author())
                  .append("paths", each.paths().subList(from, to))));
    }
    return documents;
  }

  /** Forgets the log of a repository. */
  void delete(MountId mount) {
    heads.deleteOne(eq("_id", mount.value()));
    log.deleteMany(eq("mount", mount.value()));
    paths.deleteMany(eq("mount", mount.value()));
  }

  /** Those of the revisions that are kept, newest first. */
  List<Logged> find(MountId mount, Collection<Long> revisions) {
    if (revisions.isEmpty()) {
      return List.of();
    }
    List<String> ids = revisions.stream().map(r -> id(mount, r)).toList();
    var found = log.find(in("_id", ids)).map(SvnLogStore::logged).into(new ArrayList<>());
    found.sort(Comparator.comparingLong(Logged::revision).reversed());
    return found;
  }

  /** Authors whose name holds this, whatever the case. */
  List<String> authors(MountId mount, String part) {
    Document head = heads.find(eq("_id", mount.value())).first();
    String wanted = part.toLowerCase(Locale.ROOT);
    return head == null
        ? List.of()
        : head.getList("authors", String.class, List.of()).stream()
            .filter(a -> a.toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
  }

  /** The newest revisions of a stretch that changed its path, newest first. */
  List<Long> revisions(MountId mount, Stretch stretch, List<String> authors, int limit) {
    Bson filter =
        authors.isEmpty() ? on(mount, stretch) : and(on(mount, stretch), in("author", authors));
    return paths
        .find(filter)
        .projection(include("revision"))
        .sort(descending("revision"))
        .limit(limit)
        .map(each -> each.getLong("revision"))
        .into(new ArrayList<>());
  }

  /** How many revisions of a stretch changed its path, counted up to a limit. */
  int count(MountId mount, Stretch stretch, int limit) {
    return (int) paths.countDocuments(on(mount, stretch), new CountOptions().limit(limit));
  }

  private static Bson on(MountId mount, Stretch stretch) {
    return and(
        eq("mount", mount.value()),
        eq("paths", stretch.path()),
        gte("revision", stretch.first()),
        lte("revision", stretch.last()));
  }

  private static Logged logged(Document document) {
    return new Logged(
        document.getLong("revision"),
        document.getString("author"),
        document.getDate("at").toInstant(),
        document.getString("message"),
        List.of());
  }
}
