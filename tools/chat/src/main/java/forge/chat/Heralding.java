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
import java.util.function.Predicate;

/**
 * Tells the rooms of a project what it has released, in one line, said by who released it, and what
 * was pushed to its repositories, said by the forge. A room hears of it where all its readers may
 * read of it in its own place; so does the room about the repository.
 */
final class Heralding {
  private static final String PRE_RELEASE = "pre-release";
  static final Identity FORGE = of(User.FORGE);

  private final Rooms rooms;
  private final RoomTimes times;
  private final Doors doors;
  private final RoomsAbout about;
  private final Platform platform;

  Heralding(Rooms rooms, RoomTimes times, Doors doors, Platform platform) {
    this.rooms = rooms;
    this.times = times;
    this.doors = doors;
    this.about = new RoomsAbout(doors);
    this.platform = platform;
  }

  /** Tells of a release. May be told twice: the rooms hear it once. */
  void released(Event event) {
    var by = new User(event.by(), platform.nameOf(event.by()), true);
    tell(event, of(by), line(event), room -> true);
  }

  /** Tells of a push in the same way. */
  void pushed(Event event) {
    String who = event.detail("who");
    String called = who.equals(event.by().value()) ? platform.nameOf(event.by()) : who;
    tell(event, FORGE, PushLine.of(event, called), PushLine::wanted);
  }

  private void tell(Event event, Identity by, String line, Predicate<Mount> wanted) {
    platform
        .visit(FORGE, event.subject().mount())
        .ifPresent(
            source ->
                source.project().mounts().stream()
                    .filter(room -> room.tool().equals(Doors.CHAT))
                    .filter(room -> Readers.readToo(source.mount(), room))
                    .filter(wanted)
                    .map(room -> new Visit(by, source.project(), room, Set.copyOf(Roles.LADDER)))
                    .forEach(visit -> say(doors.at(visit), line, event)));
    about.itself(by, event).ifPresent(here -> say(here, line, event));
  }

  private void say(Here here, String line, Event event) {
    if (times.there(here.id(), event.at())) {
      String once = event.id() + "-" + here.id();
      rooms.keep(here, null, line, once, times.place(here, event.at()));
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
