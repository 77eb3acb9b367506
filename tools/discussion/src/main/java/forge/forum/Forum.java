package forge.forum;

import forge.access.Roles;
import forge.access.Visit;
import forge.project.MountId;
import forge.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the forums of a mount.
 *
 * @param handle its name in addresses
 * @param order where it stands among the others
 * @param membersOnly whether it is for members of the project alone
 * @param topics how many it has; counting stops at 10,000
 * @param last where something was said last; null while nothing was
 * @param turn counted with everything that happens in it
 */
public record Forum(
    String id,
    MountId mount,
    String handle,
    String label,
    String description,
    int order,
    boolean membersOnly,
    int topics,
    @Nullable Last last,
    int turn) {

  /** The topic in which something was said last. */
  public record Last(int number, String title, UserId by, Instant at) {}

  /** Whether somebody who may read the mount may read this. */
  public boolean open(Visit visit) {
    return !membersOnly || visit.user().admin() || visit.roles().contains(Roles.MEMBER);
  }

  /** What the platform knows it by. */
  public String artifact() {
    return artifact(id);
  }

  static String artifact(String id) {
    return "forum-" + id;
  }

  Forum described(ForumWish wish) {
    return new Forum(
        id,
        mount,
        wish.handle(),
        wish.label(),
        wish.description(),
        wish.order(),
        wish.membersOnly(),
        topics,
        last,
        turn);
  }
}
