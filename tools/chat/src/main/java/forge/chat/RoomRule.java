package forge.chat;

import forge.artifact.Readers;
import forge.project.MountId;
import forge.user.UserId;
import java.util.List;
import java.util.Set;

/** Who may come into a room. */
public sealed interface RoomRule {

  /** Whether everybody may see that there is a room with this rule. */
  default boolean listed() {
    return this instanceof Open;
  }

  /** Whoever may read the mount, by the rights of its project. */
  record OfMount(MountId mount) implements RoomRule {}

  /** Whoever may read an artifact; the empty artifact is the whole of its mount. */
  record About(MountId mount, String artifact, Thing thing) implements RoomRule {}

  /**
   * What a room is about, as it was known last.
   *
   * @param kind what people call such a thing, in one word
   * @param project where it is, such as {@code p/aqueduct}
   * @param readers who may read it; nobody while that is not known
   */
  record Thing(String kind, String project, Readers readers) {
    static final Thing UNKNOWN = new Thing("", "", new Readers(Set.of(), Set.of(), Set.of()));
  }

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
