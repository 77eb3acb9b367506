package forge.files;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Releases as MongoDB keeps them. */
final class ReleaseDocument {
  private ReleaseDocument() {}

  static String id(MountId mount, String version) {
    return mount + "/" + version.toLowerCase(Locale.ROOT);
  }

  static Document of(Release release) {
    return new Document("_id", id(release.mount(), release.version()))
        .append("mount", release.mount().value())
        .append("version", release.version())
        .append("title", release.title())
        .append("folder", release.folder().value())
        .append("notes", release.notes())
        .append("tag", release.tag())
        .append("state", release.state().text())
        .append("out", !release.draft())
        .append("because", release.because())
        .append("by", release.by().value())
        .append("madeAt", Date.from(release.madeAt()))
        .append("publishedAt", date(release.publishedAt()))
        .append("due", date(release.due()))
        .append("dueAs", release.dueAs().text())
        .append("revision", release.revision());
  }

  static Release release(Document stored) {
    return new Release(
        new MountId(stored.getString("mount")),
        stored.getString("version"),
        stored.getString("title"),
        new FilePath(stored.getString("folder")),
        stored.getString("notes"),
        stored.getString("tag"),
        ReleaseState.parse(stored.getString("state")),
        stored.getString("because"),
        new UserId(stored.getString("by")),
        stored.getDate("madeAt").toInstant(),
        instant(stored.getDate("publishedAt")),
        instant(stored.getDate("due")),
        ReleaseState.parse(stored.getString("dueAs")),
        stored.getInteger("revision"));
  }

  private static @Nullable Date date(@Nullable Instant at) {
    return at == null ? null : Date.from(at);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
