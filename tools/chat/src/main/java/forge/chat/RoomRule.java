package forge.chat;

import forge.project.MountId;
import forge.user.UserId;
import java.util.List;

/** Who may come into a room. */
public sealed interface RoomRule {

  /** Whether everybody may see that there is a room with this rule. */
  default boolean listed() {
    return this instanceof Open;
  }

  /** Whoever may read the mount, by the rights of its project. */
  record OfMount(MountId mount) implements RoomRule {}

  /** Whoever may read an artifact; the empty artifact is the whole of its mount. */
  record About(MountId mount, String artifact) implements RoomRule {}

  /** Everybody reads, everybody with an account writes. */
  record Open() implements RoomRule {}

  /**
   * Members alone.
   *
   * @param listed whether everybody may see that there is such a room, and come in; otherwise it
   *     takes an invitation
   */
  record OfMembers(@Override boolean listed) implements RoomRule {}

  /** These people and nobody else, ever: administrators of the site included. */
  record OfPeople(List<UserId> people) implements RoomRule {
    public OfPeople {
      people = List.copyOf(people);
    }
  }
}
