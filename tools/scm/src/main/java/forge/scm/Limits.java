package forge.scm;

import forge.project.Mount;
import forge.scm.VersionControl.Kind;
import forge.tool.Option;
import java.util.List;
import java.util.Optional;

/**
 * How much one push may bring, in bytes.
 *
 * @param file the largest file
 * @param push all of it, packed
 */
public record Limits(long file, long push) {
  private static final long MB = 1L << 20;
  private static final Option FILE =
      new Option(
          "largest-file",
          "Largest file in MB",
          "A push that brings a larger one is refused.",
          "100",
          List.of("10", "50", "100", "500", "2000"));
  private static final Option PUSH =
      new Option(
          "largest-push",
          "Largest push in MB",
          "Measured as it is sent, compressed.",
          "1000",
          List.of("100", "500", "1000", "4000"));
  private static final Option LFS_FILE =
      new Option(
          "largest-lfs-file",
          "Largest file with Git LFS in MB",
          "Such files lie beside the repository, which holds a pointer.",
          "2000",
          List.of("100", "500", "2000", "10000", "50000"));
  private static final Option LFS_QUOTA =
      new Option(
          "lfs-quota",
          "All files with Git LFS in MB",
          "What would be more is refused before it is sent.",
          "none",
          List.of("none", "1000", "10000", "100000", "1000000"));

  /** The limits as they can be set at a mount. */
  public static final List<Option> OPTIONS = List.of(FILE, PUSH, LFS_FILE, LFS_QUOTA);

  /** Those that are of use to the mount: Git LFS is Git's alone. */
  public static List<Option> options(Mount mount) {
    return Systems.kind(mount) == Kind.GIT ? OPTIONS : List.of(FILE, PUSH);
  }

  public static Limits of(Mount mount) {
    return new Limits(bytes(FILE, mount), bytes(PUSH, mount));
  }

  /**
   * Above this a file is refused while it arrives; below, once it is there, so that its path can be
   * named.
   */
  public long hardly() {
    return Math.max(file, Math.min(4 * file, 1024 * MB));
  }

  /** The largest file that Git LFS may bring, in bytes. */
  public static long largestLfs(Mount mount) {
    return bytes(LFS_FILE, mount);
  }

  /** How much Git LFS may bring in all, in bytes; empty where there is no limit. */
  public static Optional<Long> lfsQuota(Mount mount) {
    String quota = LFS_QUOTA.of(mount.options());
    return quota.equals("none") ? Optional.empty() : Optional.of(Long.parseLong(quota) * MB);
  }

  private static long bytes(Option option, Mount mount) {
    return Long.parseLong(option.of(mount.options())) * MB;
  }
}
