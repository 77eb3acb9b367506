package forge.files;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * A file a project ships. Its content never changes.
 *
 * @param downloads counted from the beginning, robots left out
 * @param marks the names of the systems it was chosen for by hand; {@code all} for everybody
 * @param trial whether its release is out to be tried only
 */
public record ReleaseFile(
    MountId mount,
    FilePath path,
    Content content,
    UserId by,
    Instant publishedAt,
    long downloads,
    Standing standing,
    Set<String> marks,
    boolean trial) {
  public ReleaseFile {
    marks = Set.copyOf(marks);
  }

  /**
   * The bytes of a file.
   *
   * @param sha256 in hex, as is {@code md5}, which only old clients still ask for
   */
  public record Content(long size, String sha256, String md5) {}

  public String name() {
    return path.name();
  }

  public boolean live() {
    return standing == Standing.LIVE;
  }

  /** What is known from its name alone. */
  public Named named() {
    return Named.of(path);
  }
}
