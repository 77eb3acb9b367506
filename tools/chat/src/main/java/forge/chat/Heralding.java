package forge.chat;

import forge.access.Roles;
import forge.access.Visit;
import forge.artifact.Readers;
import forge.event.Event;
import forge.project.Mount;
import forge.tool.Platform;
import forge.user.Identity;
import forge.user.User;
import java.util.Set;

/**
 * Tells the rooms of a project what it has released, in one line, said by who released it. A room
 * hears of it where all its readers may read of the release itself.
 */
final class Heralding {
  private static final String PRE_RELEASE = "pre-release";
  private static final Identity FORGE = of(User.FORGE);

  private final Rooms rooms;
  private final Doors doors;
  private final Platform platform;

  Heralding(Rooms rooms, Doors doors, Platform platform) {
    this.rooms = rooms;
    this.doors = doors;
    this.platform = platform;
  }

  /** Tells of a release. May be told twice: the rooms hear it once. */
  void released(Event event) {
    platform.visit(FORGE, event.subject().mount()).ifPresent(source -> tell(source, event));
  }

  private void tell(Visit source, Event event) {
    var by = new User(event.by(), platform.nameOf(event.by()), true);
    for (Mount mount : source.project().mounts()) {
      if (mount.tool().equals(Doors.CHAT) && Readers.readToo(source.mount(), mount)) {
        var visit = new Visit(of(by), source.project(), mount, Set.copyOf(Roles.LADDER));
        rooms.keep(doors.at(visit), null, line(event), event.id(), event.at());
      }
    }
  }

  private static Identity of(User user) {
    return new Identity(user, Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));
  }

  private static String line(Event event) {
    boolean trial = event.detail("state").equals(PRE_RELEASE);
    return "%s **[%s](%s)**"
        .formatted(
            trial ? "Put out to be tried:" : "Released",
            event.subject().title().replaceAll("[\\\\`*_\\[\\]<>]", "\\\\$0"),
            event.subject().page());
  }
}
