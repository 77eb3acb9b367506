package forge.files;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.project.MountId;
import forge.store.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps releases, with the events about them still to be told. */
final class ReleaseStore {
  private final MongoCollection<Document> releases;

  ReleaseStore(MongoDatabase database, Events events) {
    releases = database.getCollection("releases");
    releases.createIndex(ascending("mount", "out", "publishedAt", "version"));
    releases.createIndex(ascending("mount", "folder"));
    releases.createIndex(ascending("due"));
    events.outbox(releases);
  }

  /** Keeps a draft; false when the version is taken. */
  boolean insert(Release draft) {
    try {
      releases.insertOne(ReleaseDocument.of(draft));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Keeps the change unless somebody was faster. */
  boolean replace(Release after, int before, Event... news) {
    var sets = new ArrayList<Bson>();
    ReleaseDocument.of(after)
        .forEach(
            (name, value) -> {
              if (!name.equals("_id")) {
                sets.add(Updates.set(name, value));
              }
            });
    if (news.length > 0) {
      sets.add(Outbox.push(news));
    }
    return releases
            .updateOne(and(eq("_id", id(after)), eq("revision", before)), Updates.combine(sets))
            .getMatchedCount()
        == 1;
  }

  boolean remove(Release draft) {
    return releases.deleteOne(and(eq("_id", id(draft)), eq("out", false))).getDeletedCount() == 1;
  }

  Optional<Release> find(MountId mount, String version) {
    return Optional.ofNullable(releases.find(eq("_id", ReleaseDocument.id(mount, version))).first())
        .map(ReleaseDocument::release);
  }

  Optional<Release> ofFolder(MountId mount, FilePath folder) {
    return ofFolders(mount, List.of(folder)).stream().findFirst();
  }

  /** The release in whose folder something is, however deep. */
  Optional<Release> holding(MountId mount, FilePath path) {
    return ofFolders(mount, path.trail()).stream()
        .max(Comparator.comparingInt(r -> r.folder().value().length()));
  }

  List<Release> ofFolders(MountId mount, Collection<FilePath> folders) {
    return folders.isEmpty()
        ? List.of()
        : read(
            and(
                eq("mount", mount.value()),
                in("folder", folders.stream().map(FilePath::value).toList())),
            orderBy(descending("folder")),
            folders.size());
  }

  /** What is out, the newest first. */
  Slice<Release> out(MountId mount, @Nullable Cursor after, int limit) {
    Bson further =
        after == null
            ? Filters.empty()
            : or(
                lt("publishedAt", Date.from(after.at())),
                and(eq("publishedAt", Date.from(after.at())), lt("version", after.name())));
    var found =
        read(
            and(eq("mount", mount.value()), eq("out", true), further),
            orderBy(descending("publishedAt"), descending("version")),
            limit + 1);
    return Slice.of(found, limit, ReleaseStore::place);
  }

  List<Release> drafts(MountId mount, int limit) {
    return read(
        and(eq("mount", mount.value()), eq("out", false)), orderBy(descending("version")), limit);
  }

  /** Drafts whose time has come. */
  List<Release> due(Instant now, int limit) {
    return read(
        and(lte("due", Date.from(now)), eq("out", false)), orderBy(descending("due")), limit);
  }

  void forget(MountId mount) {
    releases.deleteMany(eq("mount", mount.value()));
  }

  private List<Release> read(Bson filter, Bson order, int limit) {
    return releases
        .find(filter)
        .sort(order)
        .limit(limit)
        .map(ReleaseDocument::release)
        .into(new ArrayList<>());
  }

  private static String place(Release release) {
    return new Cursor(Objects.requireNonNull(release.publishedAt()), release.version()).toString();
  }

  private static String id(Release release) {
    return ReleaseDocument.id(release.mount(), release.version());
  }
}
