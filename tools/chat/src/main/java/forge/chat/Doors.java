package forge.chat;

import forge.access.CorePermission;
import forge.access.Roles;
import forge.access.Visit;
import forge.chat.SeatStore.Reader;
import forge.project.Mount;
import forge.project.MountId;
import forge.project.MountPoint;
import forge.project.Profile;
import forge.project.Project;
import forge.project.Project.About;
import forge.project.ProjectId;
import forge.project.ToolKey;
import forge.refusal.Refusal.NotFound;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import forge.user.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets people into rooms, by the rule of each. A room outside projects is visited as if it were a
 * mount in a project that nobody can make, so that all deeds ask for rights in one way.
 */
public final class Doors {
  static final ToolKey CHAT = new ToolKey("chat");

  /** Longer than the name of any project can be. */
  private static final ProjectId NOWHERE = new ProjectId("p", "rooms-of-this-site");

  private static final Project SITE =
      new Project(
          NOWHERE,
          0,
          new About("Rooms", "", "", List.of(), null),
          Profile.EMPTY,
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          Instant.EPOCH);
  private static final Set<String> MODERATORS = Set.of(Roles.DEVELOPER);

  private final Platform platform;
  private final RoomStore rooms;
  private final SeatStore seats;
  private final Conversations conversations;

  Doors(Platform platform, RoomStore rooms, SeatStore seats, Conversations conversations) {
    this.platform = platform;
    this.rooms = rooms;
    this.seats = seats;
    this.conversations = conversations;
  }

  /** Somebody at the room of a mount, whom the project has let in. */
  public Here at(Visit visit) {
    return new Here(roomOf(visit, rooms.find(RoomId.of(visit.mount()))), visit);
  }

  /** The room of a mount as it is now, whatever was kept of it. */
  static Room roomOf(Visit visit, Optional<Room> kept) {
    Mount mount = visit.mount();
    return new Room(
        RoomId.of(mount),
        new RoomRule.OfMount(mount.id()),
        mount.label(),
        ChatTool.TOPIC.of(mount.options()),
        visit.project().about().labels(),
        mount.page().toString(),
        guest(visit).may(CorePermission.READ),
        null,
        List.of(),
        null,
        kept.map(Room::policy).orElse(Policy.USUAL),
        kept.map(Room::pins).orElse(List.of()),
        kept.map(Room::pulse).orElse(Room.Pulse.NONE));
  }

  private static Visit guest(Visit visit) {
    return new Visit(Identity.GUEST, visit.project(), visit.mount(), Roles.EVERYBODY);
  }

  /** Somebody in any room; what they may not read is as if it were not there. */
  public Here get(Identity identity, RoomId id) {
    return enter(identity, id).orElseThrow(() -> new NotFound("The room " + id));
  }

  /** Somebody in any room; empty where they may not read it. */
  public Optional<Here> enter(Identity identity, RoomId id) {
    if (!id.free()) {
      return platform.visit(identity, new MountId(id.value())).map(this::at);
    }
    return rooms.find(id).flatMap(room -> enter(identity, room));
  }

  private Optional<Here> enter(Identity identity, Room room) {
    UserId user = identity.user().id();
    return switch (room.rule()) {
      case RoomRule.Open open -> Optional.of(free(identity, room, false));
      case RoomRule.OfPeople two ->
          two.people().contains(user) ? Optional.of(free(identity, room, true)) : Optional.empty();
      case RoomRule.OfMembers members ->
          !identity.user().guest() && sits(room.id(), user)
              ? Optional.of(free(identity, room, true))
              : Optional.empty();
      case RoomRule.About about -> about(identity, room, about);
      case RoomRule.OfMount mount -> Optional.empty();
    };
  }

  /** The forge itself in a room, to keep it; empty where there is none. */
  Optional<Here> keeper(RoomId id) {
    var forge = new Identity(User.FORGE, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));
    return id.free()
        ? rooms.find(id).map(room -> enter(forge, room).orElseGet(() -> free(forge, room, true)))
        : platform.visit(forge, new MountId(id.value())).map(this::at);
  }

  private boolean sits(RoomId room, UserId user) {
    return seats.find(new Reader(room, user)).filter(Seat::member).isPresent();
  }

  private Optional<Here> about(Identity identity, Room room, RoomRule.About about) {
    return platform
        .visit(identity, about.mount())
        .filter(v -> platform.artifacts().mayRead(v, about.artifact()))
        .map(v -> new Here(room, v.at(standIn(room, v.mount()))));
  }

  /** A mount that is read by whoever reads the one the room is about. */
  private static Mount standIn(Room room, Mount about) {
    String read = CorePermission.READ.name();
    Set<String> readers = about.grants().getOrDefault(read, CorePermission.READ.defaults());
    return mount(room, about.project(), Map.of(read, readers)).withDenies(about.denies());
  }

  private Here free(Identity identity, Room kept, boolean member) {
    Room room = conversations.titled(kept, identity.user().id());
    Mount mount = mount(room, NOWHERE, grants(room.rule()));
    return new Here(room, new Visit(identity, SITE, mount, roles(identity.user(), room, member)));
  }

  private static Mount mount(Room room, ProjectId project, Map<String, Set<String>> grants) {
    return Mount.of(
            new MountId(room.id().value()), project, CHAT, new MountPoint("room"), room.label())
        .withGrants(grants);
  }

  private static Map<String, Set<String>> grants(RoomRule rule) {
    return switch (rule) {
      case RoomRule.OfMembers members -> among(Roles.MEMBER, MODERATORS);
      case RoomRule.OfPeople people -> among(Roles.MEMBER, Set.of());
      default ->
          Map.of(
              CorePermission.READ.name(),
              Roles.EVERYBODY,
              ChatPermission.SAY.name(),
              Set.of(Roles.AUTHENTICATED),
              ChatPermission.CALL.name(),
              MODERATORS,
              ChatPermission.MODERATE.name(),
              MODERATORS);
    };
  }

  private static Map<String, Set<String>> among(String role, Set<String> moderators) {
    return Map.of(
        CorePermission.READ.name(),
        Set.of(role),
        ChatPermission.SAY.name(),
        Set.of(role),
        ChatPermission.CALL.name(),
        moderators,
        ChatPermission.MODERATE.name(),
        moderators);
  }

  private static Set<String> roles(User user, Room room, boolean member) {
    if (user.guest()) {
      return Roles.EVERYBODY;
    }
    var roles = new HashSet<>(Set.of(Roles.ANONYMOUS, Roles.AUTHENTICATED));
    if (member) {
      roles.add(Roles.MEMBER);
    }
    if (user.id().equals(room.owner()) || room.moderators().contains(user.id())) {
      roles.addAll(Set.of(Roles.MEMBER, Roles.DEVELOPER));
    }
    return roles;
  }
}
