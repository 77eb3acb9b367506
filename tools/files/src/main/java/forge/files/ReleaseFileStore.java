package forge.files;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import forge.bell.Doorbell;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.files.ReleaseFile.Content;
import forge.project.MountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps what is known of files, with the events about them still to be told. */
final class ReleaseFileStore {
  private static final int AT_ONCE = 100;
  private static final String TOPIC = "files";
  private final Doorbell doorbell;
  private final MongoCollection<Document> files;
  private final MongoCollection<Document> days;
  private final List<Consumer<MountId>> changes = new CopyOnWriteArrayList<>();

  ReleaseFileStore(MongoDatabase database, Events events, Doorbell doorbell) {
    this.doorbell = doorbell;
    doorbell.hear(TOPIC, mount -> tell(new MountId(mount)));
    files = database.getCollection("files");
    files.createIndex(ascending("mount", "live", "publishedAt"));
    files.createIndex(ascending("mount", "live", "folder", "publishedAt"));
    files.createIndex(ascending("mount", "live", "path"));
    files.createIndex(ascending("mount", "live", "marked", "publishedAt"));
    files.createIndex(ascending("mount", "live", "downloads"));
    files.createIndex(ascending("sha256"));
    days = database.getCollection("fileDays");
    days.createIndex(ascending("mount", "day"));
    events.outbox(files);
  }

  /** Hears of every mount whose files have just been changed, at this node or another. */
  void onChange(Consumer<MountId> hears) {
    changes.add(hears);
  }

  private void changed(MountId mount) {
    tell(mount);
    doorbell.ring(TOPIC, mount.value());
  }

  private void tell(MountId mount) {
    changes.forEach(hears -> hears.accept(mount));
  }

  // Files

  /** Keeps a file under a name that was free; false when it was not. */
  boolean insert(ReleaseFile file, Event... published) {
    try {
      files.insertOne(Outbox.into(ReleaseFileDocument.of(file), published));
      changed(file.mount());
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Offers a file again that was withdrawn, if its content is still the same. */
  boolean revive(ReleaseFile file, Event published) {
    return update(
        file,
        and(
            eq("live", false),
            eq("path", file.path().value()),
            eq("sha256", file.content().sha256())),
        combine(
            set("live", true),
            set("by", file.by().value()),
            set("publishedAt", Date.from(file.publishedAt())),
            trial(file.trial()),
            unset("removedAt"),
            Outbox.push(published)));
  }

  /** Puts other content under a name that nobody has seen yet. */
  boolean restage(ReleaseFile file) {
    return update(
        file,
        and(eq("staged", true), eq("path", file.path().value())),
        combine(
            set("size", file.content().size()),
            set("sha256", file.content().sha256()),
            set("md5", file.content().md5()),
            set("by", file.by().value()),
            set("publishedAt", Date.from(file.publishedAt()))));
  }

  /** Forgets a file that nobody has seen yet; its name is free again. */
  boolean unstage(ReleaseFile file) {
    return files.deleteOne(and(eq("_id", id(file)), eq("staged", true))).getDeletedCount() == 1;
  }

  /** Offers a file that was kept back until now, to be tried or for good. */
  void reveal(ReleaseFile file, boolean trial, Instant now, Event published) {
    update(
        file,
        eq("staged", true),
        combine(
            set("live", true),
            unset("staged"),
            trial(trial),
            set("publishedAt", Date.from(now)),
            Outbox.push(published)));
  }

  /** Says whether a file that is out is to be tried only. */
  void tryOut(ReleaseFile file, boolean trial) {
    update(file, eq("live", true), trial(trial));
  }

  private static Bson trial(boolean trial) {
    return trial ? set("trial", true) : unset("trial");
  }

  /** Takes a file back together with its release; its bytes stay. */
  void withdraw(ReleaseFile file, Event removed) {
    update(
        file,
        eq("live", true),
        combine(set("live", false), unset("marks"), unset("marked"), Outbox.push(removed)));
  }

  /** Says by hand which systems a file is for. */
  boolean mark(ReleaseFile file, Collection<String> marks) {
    return update(
        file,
        eq("live", true),
        marks.isEmpty()
            ? combine(unset("marks"), unset("marked"))
            : combine(set("marks", List.copyOf(marks)), set("marked", true)));
  }

  boolean remove(ReleaseFile file, Instant now, Event removed) {
    return update(
        file,
        eq("live", true),
        combine(set("live", false), set("removedAt", Date.from(now)), Outbox.push(removed)));
  }

  private boolean update(ReleaseFile file, Bson state, Bson change) {
    long matched = files.updateOne(and(eq("_id", id(file)), state), change).getMatchedCount();
    changed(file.mount());
    return matched == 1;
  }

  /** The file under this name, whatever the case of its letters, withdrawn or not. */
  Optional<ReleaseFile> find(MountId mount, FilePath path) {
    return Optional.ofNullable(files.find(eq("_id", ReleaseFileDocument.id(mount, path))).first())
        .map(ReleaseFileDocument::file);
  }

  /** The newest first. */
  List<ReleaseFile> newest(MountId mount, int limit) {
    return read(and(live(mount)), descending("publishedAt"), limit);
  }

  /** The files of several folders, the newest first. */
  List<ReleaseFile> filesIn(MountId mount, Collection<FilePath> folders, int limit) {
    var paths = folders.stream().map(FilePath::value).toList();
    return read(and(live(mount), in("folder", paths)), descending("publishedAt"), limit);
  }

  /** Files in the order of their paths. */
  List<ReleaseFile> after(MountId mount, @Nullable String path, int limit) {
    Bson further = path == null ? Filters.empty() : gt("path", path);
    return read(and(live(mount), further), Sorts.ascending("path"), limit);
  }

  /** The files in and below a folder that stand like this, in the order of their paths. */
  List<ReleaseFile> below(MountId mount, FilePath folder, Standing standing, int limit) {
    return files
        .find(
            and(
                eq("mount", mount.value()),
                standing(standing),
                gt("path", folder.value() + "/"),
                lt("path", folder.value() + "0")))
        .sort(Sorts.ascending("path"))
        .limit(limit)
        .map(ReleaseFileDocument::file)
        .into(new ArrayList<>());
  }

  private static Bson standing(Standing standing) {
    return switch (standing) {
      case LIVE -> eq("live", true);
      case STAGED -> and(eq("live", false), eq("staged", true));
      case WITHDRAWN -> and(eq("live", false), exists("staged", false), exists("removedAt", false));
      case REMOVED -> and(eq("live", false), exists("removedAt", true));
    };
  }

  /** What is marked by hand, the newest of all behind it. */
  List<ReleaseFile> markedAndNewest(MountId mount, int limit) {
    return read(live(mount), orderBy(descending("marked"), descending("publishedAt")), limit);
  }

  /** Whether any file on this site still has this content, or may have it again. */
  boolean uses(String sha256) {
    return files.find(and(eq("sha256", sha256), exists("removedAt", false))).first() != null;
  }

  /** What was fetched most. */
  List<ReleaseFile> mostFetched(MountId mount, int limit) {
    return read(live(mount), descending("downloads"), limit);
  }

  /** Some files of a mount, however they stand. */
  List<ReleaseFile> some(MountId mount) {
    return read(eq("mount", mount.value()), Sorts.ascending("mount"), AT_ONCE);
  }

  /** Forgets a file, its name too. */
  boolean delete(ReleaseFile file) {
    boolean deleted = files.deleteOne(eq("_id", id(file))).getDeletedCount() == 1;
    changed(file.mount());
    return deleted;
  }

  /** How many bytes the files of a mount have that were not removed. */
  long size(MountId mount) {
    long size = 0;
    for (Document file :
        files
            .find(and(eq("mount", mount.value()), exists("removedAt", false)))
            .projection(Projections.include("size"))) {
      size += file.getLong("size");
    }
    return size;
  }

  /** The contents of files that were not removed, in the order of their hashes. */
  List<Content> contents(String after, int limit) {
    var all = new TreeMap<String, Content>();
    for (Document file :
        files
            .find(and(gt("sha256", after), exists("removedAt", false)))
            .sort(Sorts.ascending("sha256"))
            .limit(limit)) {
      Content content = ReleaseFileDocument.file(file).content();
      all.put(content.sha256(), content);
    }
    return List.copyOf(all.values());
  }

  /** Forgets the rest of a mount. */
  void forget(MountId mount) {
    days.deleteMany(eq("mount", mount.value()));
  }

  private List<ReleaseFile> read(Bson filter, Bson order, int limit) {
    return files
        .find(filter)
        .sort(order)
        .limit(limit)
        .map(ReleaseFileDocument::file)
        .into(new ArrayList<>());
  }

  private static Bson live(MountId mount) {
    return and(eq("mount", mount.value()), eq("live", true));
  }

  private static String id(ReleaseFile file) {
    return ReleaseFileDocument.id(file.mount(), file.path());
  }
}
