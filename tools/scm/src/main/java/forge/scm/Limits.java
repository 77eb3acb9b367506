package forge.scm;

import forge.project.Mount;
import forge.tool.Option;
import java.util.List;

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

  /** The limits as they can be set at a mount. */
  public static final List<Option> OPTIONS = List.of(FILE, PUSH);

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

  private static long bytes(Option option, Mount mount) {
    return Long.parseLong(option.of(mount.options())) * MB;
  }
}
