package forge.files;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file a project ships. Its content never changes.
 *
 * @param downloads counted from the beginning, robots left out
 * @param removedAt when it was withdrawn; null while it can be had
 */
public record ReleaseFile(
    MountId mount,
    FilePath path,
    Content content,
    UserId by,
    Instant publishedAt,
    long downloads,
    @Nullable Instant removedAt) {

  /**
   * The bytes of a file.
   *
   * @param sha256 in hex, as is {@code md5}, which only old clients still ask for
   */
  public record Content(long size, String sha256, String md5) {}

  public String name() {
    return path.name();
  }

  /** What is known from its name alone. */
  public Named named() {
    return Named.of(path);
  }
}
