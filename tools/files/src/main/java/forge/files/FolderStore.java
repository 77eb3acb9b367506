package forge.files;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import forge.event.Event;
import forge.event.Events;
import forge.event.Outbox;
import forge.project.MountId;
import forge.refusal.Refusal.Invalid;
import forge.store.Slice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Keeps what is known of folders, with the events about them still to be told. */
final class FolderStore {
  private final MongoCollection<Document> folders;

  FolderStore(MongoDatabase database, Events events) {
    folders = database.getCollection("fileFolders");
    folders.createIndex(ascending("mount", "parent", "touchedAt", "path"));
    folders.createIndex(ascending("mount", "path"));
    events.outbox(folders);
  }

  /**
   * Makes a folder unless it is there, and notes that something was put into it.
   *
   * @throws Invalid when its name differs from another in case only
   */
  void touch(Folder folder) {
    var fresh = ReleaseFileDocument.of(folder);
    var onInsert = new ArrayList<Bson>();
    fresh.forEach(
        (name, value) -> {
          if (!name.equals("_id") && !name.equals("touchedAt")) {
            onInsert.add(setOnInsert(name, value));
          }
        });
    onInsert.add(set("touchedAt", Date.from(folder.touchedAt())));
    folders.updateOne(
        eq("_id", fresh.getString("_id")), combine(onInsert), new UpdateOptions().upsert(true));
  }

  Optional<Folder> find(MountId mount, FilePath path) {
    return Optional.ofNullable(folders.find(eq("_id", ReleaseFileDocument.id(mount, path))).first())
        .map(ReleaseFileDocument::folder);
  }

  boolean describe(Folder folder, Event described) {
    return folders
            .updateOne(
                eq("_id", ReleaseFileDocument.id(folder.mount(), folder.path())),
                combine(set("notes", folder.notes()), Outbox.push(described)))
            .getMatchedCount()
        == 1;
  }

  /** The folders in a folder, the one touched last first. */
  Slice<Folder> list(MountId mount, FilePath parent, @Nullable Cursor after, int limit) {
    Bson further =
        after == null
            ? Filters.empty()
            : or(
                lt("touchedAt", Date.from(after.at())),
                and(eq("touchedAt", Date.from(after.at())), lt("path", after.name())));
    var found =
        folders
            .find(and(eq("mount", mount.value()), eq("parent", parent.value()), further))
            .sort(orderBy(descending("touchedAt"), descending("path")))
            .limit(limit + 1)
            .map(ReleaseFileDocument::folder)
            .into(new ArrayList<>());
    return Slice.of(found, limit, f -> new Cursor(f.touchedAt(), f.path().value()).toString());
  }

  /** The folders in several folders. */
  List<Folder> listIn(MountId mount, Collection<FilePath> parents, int limit) {
    return folders
        .find(
            and(
                eq("mount", mount.value()),
                in("parent", parents.stream().map(FilePath::value).toList())))
        .limit(limit)
        .map(ReleaseFileDocument::folder)
        .into(new ArrayList<>());
  }

  /** Folders in the order of their paths. */
  List<Folder> after(MountId mount, @Nullable String path, int limit) {
    Bson further = path == null ? Filters.empty() : gt("path", path);
    return folders
        .find(and(eq("mount", mount.value()), further))
        .sort(Sorts.ascending("path"))
        .limit(limit)
        .map(ReleaseFileDocument::folder)
        .into(new ArrayList<>());
  }

  void forget(MountId mount) {
    folders.deleteMany(eq("mount", mount.value()));
  }
}
