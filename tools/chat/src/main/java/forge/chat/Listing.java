package forge.chat;

import forge.job.Submission;
import forge.project.Mount;
import forge.tool.Platform;
import java.time.Duration;

/** Takes rooms off the directory and the site map when others may read their projects no more. */
final class Listing {
  private static final Duration SOON = Duration.ofSeconds(1);
  private final RoomStore rooms;
  private final Doors doors;
  private final Platform platform;

  Listing(RoomStore rooms, Doors doors, Platform platform) {
    this.rooms = rooms;
    this.doors = doors;
    this.platform = platform;
    platform.jobs().assign(ListRoom.class, (job, progress) -> list(new RoomId(job.room())));
    platform.onReadersChange(this::readersChange);
  }

  /** The change is kept just after this is heard. */
  private void readersChange(Mount mount) {
    if (mount.tool().equals(Doors.CHAT)) {
      String id = mount.id().value();
      var soon = platform.clock().instant().plus(SOON);
      platform.jobs().submit(new ListRoom(id), Submission.NOW.coalesced("list " + id).at(soon));
    }
  }

  private void list(RoomId room) {
    doors.keeper(room).ifPresent(here -> rooms.keep(here.room()));
  }
}
