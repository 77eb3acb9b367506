package forge.scm.life;

import forge.project.MountId;
import forge.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Another place that a repository is kept equal to, or that is kept equal to it.
 *
 * @param secret the login for the other side, sealed; empty where there is none
 * @param every how often it is pulled; a mirror that is pushed follows each push
 * @param prune whether branches and tags that are gone there go here too
 * @param runs what happened lately, the newest first
 * @param nextAt when it is pulled next
 */
public record Mirror(
    MountId mount,
    Direction direction,
    String url,
    String secret,
    Duration every,
    boolean prune,
    UserId by,
    List<Run> runs,
    Instant nextAt) {
  static final int RUNS = 20;

  public Mirror {
    runs = List.copyOf(runs);
  }

  /** Which side follows the other. */
  public enum Direction {
    PULL,
    PUSH;

    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * One time it was done.
   *
   * @param text how many refs moved, or what went wrong
   */
  public record Run(Instant at, boolean well, String text) {}

  String id() {
    return id(mount, direction);
  }

  static String id(MountId mount, Direction direction) {
    return mount + " " + direction.key();
  }
}
