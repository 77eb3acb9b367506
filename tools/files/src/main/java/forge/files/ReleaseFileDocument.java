package forge.files;

import forge.files.ReleaseFile.Content;
import forge.project.MountId;
import forge.user.UserId;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** Files and folders as MongoDB keeps them. */
final class ReleaseFileDocument {
  private ReleaseFileDocument() {}

  static String id(MountId mount, FilePath path) {
    return mount + "/" + path.folded();
  }

  static Document of(ReleaseFile file) {
    var document = live(file);
    if (file.standing() == Standing.STAGED) {
      document.append("live", false).append("staged", true);
    }
    if (file.trial()) {
      document.append("trial", true);
    }
    return document;
  }

  private static Document live(ReleaseFile file) {
    return new Document("_id", id(file.mount(), file.path()))
        .append("mount", file.mount().value())
        .append("path", file.path().value())
        .append("folder", file.path().folder().value())
        .append("size", file.content().size())
        .append("sha256", file.content().sha256())
        .append("md5", file.content().md5())
        .append("by", file.by().value())
        .append("publishedAt", Date.from(file.publishedAt()))
        .append("downloads", file.downloads())
        .append("live", true);
  }

  static ReleaseFile file(Document stored) {
    return new ReleaseFile(
        new MountId(stored.getString("mount")),
        new FilePath(stored.getString("path")),
        new Content(stored.getLong("size"), stored.getString("sha256"), stored.getString("md5")),
        new UserId(stored.getString("by")),
        stored.getDate("publishedAt").toInstant(),
        stored.getLong("downloads"),
        standing(stored),
        Set.copyOf(stored.getList("marks", String.class, List.of())),
        stored.getBoolean("trial", false));
  }

  static Document of(Folder folder) {
    return new Document("_id", id(folder.mount(), folder.path()))
        .append("mount", folder.mount().value())
        .append("path", folder.path().value())
        .append("parent", parent(folder.path()))
        .append("notes", folder.notes())
        .append("by", folder.by().value())
        .append("madeAt", Date.from(folder.madeAt()))
        .append("touchedAt", Date.from(folder.touchedAt()));
  }

  static Folder folder(Document stored) {
    return new Folder(
        new MountId(stored.getString("mount")),
        new FilePath(stored.getString("path")),
        stored.getString("notes"),
        new UserId(stored.getString("by")),
        stored.getDate("madeAt").toInstant(),
        stored.getDate("touchedAt").toInstant());
  }

  /** The mount itself is nobody's child. */
  private static String parent(FilePath path) {
    return path.root() ? "/" : path.folder().value();
  }

  private static Standing standing(Document stored) {
    if (stored.getBoolean("live", false)) {
      return Standing.LIVE;
    }
    if (stored.getBoolean("staged", false)) {
      return Standing.STAGED;
    }
    return stored.containsKey("removedAt") ? Standing.REMOVED : Standing.WITHDRAWN;
  }
}
