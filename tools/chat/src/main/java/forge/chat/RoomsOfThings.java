package forge.chat;

import forge.access.Visit;
import forge.artifact.Card;
import forge.artifact.Readers;
import forge.chat.RoomRule.About;
import forge.chat.RoomRule.Thing;
import forge.event.Event;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.MountId;
import forge.tool.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps rooms about things as the things are: what they are called, and who may read them. The door
 * of a room asks the thing itself; this is for lists, which cannot.
 */
final class RoomsOfThings {
  private static final Set<String> KINDS = Set.of("ticket.", "wiki.", "release.");
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final int PART = 200;
  private final RoomStore rooms;
  private final Platform platform;

  RoomsOfThings(RoomStore rooms, Platform platform) {
    this.rooms = rooms;
    this.platform = platform;
  }

  void listen() {
    platform.events().listen("rooms about things", KINDS, this::hear);
    platform.onReadersChange(this::readersChange);
    platform.jobs().assign(LookAtThings.class, (job, progress) -> look(job));
    platform.jobs().submit(new LookAtThings(""), Submission.NOW.coalesced("look at all things"));
  }

  /** May be told twice, and late: it asks how things are now. */
  private void hear(Event event) {
    var id = RoomId.about(event.subject().mount(), event.subject().artifact());
    rooms.find(List.of(id)).forEach(this::learn);
  }

  /** The change is kept just after this is heard. */
  private void readersChange(Mount mount) {
    var job = new LookAtThings(mount.id().value());
    var soon = platform.clock().instant().plus(SOON);
    platform.jobs().submit(job, Submission.NOW.coalesced("look at " + mount.id()).at(soon));
  }

  private void look(LookAtThings job) {
    List<Room> some = rooms.aboutThings(job.mount(), "", PART);
    while (!some.isEmpty()) {
      some.forEach(this::learn);
      some = rooms.aboutThings(job.mount(), some.getLast().id().value(), PART);
    }
  }

  private void learn(Room room) {
    if (room.rule() instanceof About about) {
      Optional<Visit> visit = platform.visit(Heralding.FORGE, about.mount());
      Optional<Card> card = visit.flatMap(v -> platform.artifacts().card(v, about.artifact()));
      boolean there = visit.isPresent() && (about.artifact().isEmpty() || card.isPresent());
      Room now = there ? FreeRooms.about(visit.get(), about.artifact(), card) : gone(room, about);
      if (!same(room, now)) {
        rooms.relearn(now);
        visit.ifPresent(v -> relate(v, now, card));
      }
    }
  }

  private static boolean same(Room before, Room now) {
    return before.rule().equals(now.rule())
        && before.label().equals(now.label())
        && before.topic().equals(now.topic());
  }

  /** Nobody reads what is not there. */
  private static Room gone(Room room, About about) {
    var nobody = new Readers(Set.of(), Set.of(), Set.of());
    var thing = new Thing(about.thing().kind(), about.thing().project(), nobody);
    return room.described(
        new About(about.mount(), about.artifact(), thing), room.label(), room.topic(), room.tags());
  }

  /** Has the artifact name the room among what is related to it, as long as it is there. */
  void relate(Visit visit, Room room, Optional<Card> card) {
    String key = card.flatMap(c -> c.keys().stream().findFirst()).orElse("");
    Optional<MountId> chat = visit.project().mountOf(Doors.CHAT.value()).map(Mount::id);
    if (chat.isEmpty()) {
      return;
    }
    if (key.isEmpty()) {
      platform.artifacts().forget(chat.get(), List.of(room.id().value()));
      return;
    }
    platform
        .artifacts()
        .learn(
            visit.project().id(),
            chat.get(),
            mount ->
                List.of(ChatCards.room(room, key, card.orElseThrow(), platform.clock().instant())));
  }
}
