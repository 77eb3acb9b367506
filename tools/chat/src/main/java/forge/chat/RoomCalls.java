package forge.chat;

import forge.artifact.Artifacts;
import forge.chat.quiet.QuietTimes;
import forge.markup.Reference;
import forge.refusal.Refusal.Conflict;
import forge.store.Slice;
import forge.tool.Platform;
import forge.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Calls everybody who belongs to a room, when somebody who may writes {@code @all}, and those of
 * them who are on the site for {@code @here}. Nothing of it happens while the message is kept, and
 * nothing at all in a room of thousands.
 */
final class RoomCalls implements Rooms.Hears {
  /** Rooms with more members than this cannot be called. */
  static final int MOST = 1_000;

  private static final int PART = 200;
  private static final int LINE = 80;
  private static final String PRESENT = "here";

  private final Artifacts artifacts;
  private final Platform platform;
  private final Summons.Kept kept;
  private final Doors doors;
  private final RoomTexts texts;
  private final QuietTimes quiet;
  private final Calls.CallsAway away;

  RoomCalls(
      Platform platform,
      Summons.Kept kept,
      Doors doors,
      RoomTexts texts,
      QuietTimes quiet,
      Calls.CallsAway away) {
    this.artifacts = platform.artifacts();
    this.platform = platform;
    this.kept = kept;
    this.doors = doors;
    this.texts = texts;
    this.quiet = quiet;
    this.away = away;
    platform.jobs().assign(CallEveryone.class, (job, progress) -> call(job));
  }

  /** Whom a text calls beside those it names. */
  enum Circle {
    NOBODY,
    PRESENT,
    ALL
  }

  @Override
  public void admit(Here here, String text) {
    if (circle(here, text) != Circle.NOBODY && kept.seats().crowded(here.id(), MOST)) {
      throw new Conflict(
          "More than "
              + MOST
              + " people belong to this room, and nobody can call so many. Call people by name.");
    }
  }

  @Override
  public void said(Here here, Message message) {
    Circle circle = circle(here, message.text());
    if (circle != Circle.NOBODY) {
      long number = message.number().value();
      platform.jobs().submit(new CallEveryone(here.id().value(), number, circle == Circle.ALL));
    }
  }

  private Circle circle(Here here, String text) {
    if (text.indexOf('@') < 0 || here.room().direct() || !here.may(ChatPermission.CALL)) {
      return Circle.NOBODY;
    }
    var called =
        artifacts.read(text).references().stream()
            .filter(Reference::circle)
            .map(Reference::target)
            .toList();
    if (called.isEmpty()) {
      return Circle.NOBODY;
    }
    return called.stream().allMatch(PRESENT::equalsIgnoreCase) ? Circle.PRESENT : Circle.ALL;
  }

  private void call(CallEveryone job) {
    var room = new RoomId(job.room());
    kept.messages()
        .find(room, new MessageNumber(job.message()))
        .filter(m -> !m.deleted() && !m.hidden())
        .filter(m -> !kept.seats().crowded(room, MOST))
        .ifPresent(m -> call(m, job.all()));
  }

  private void call(Message message, boolean all) {
    @Nullable String after = null;
    do {
      Slice<Seat> some = kept.seats().members(message.room(), "", after, PART);
      tell(message, wanted(message, some.items(), all));
      after = some.next();
    } while (after != null);
  }

  /** Those who have not read it, want to hear of the room, and have not been called by it. */
  private List<Here> wanted(Message message, Collection<Seat> members, boolean all) {
    long number = message.number().value();
    var listening =
        kept.listening(message.room(), members.stream().map(Seat::user).toList()).stream()
            .filter(seat -> seat.read() < number && !seat.called().contains(number))
            .map(Seat::user)
            .filter(user -> !message.by(user))
            .toList();
    Set<String> online =
        all ? Set.of() : platform.live().online(listening.stream().map(UserId::value).toList());
    return listening.stream()
        .filter(user -> all || online.contains(user.value()))
        .flatMap(user -> doors.enter(Calls.somebody(user), message.room()).stream())
        .toList();
  }

  private void tell(Message message, List<Here> called) {
    if (called.isEmpty()) {
      return;
    }
    long number = message.number().value();
    var users = new ArrayList<>(called.stream().map(here -> here.user().id()).toList());
    kept.seats().call(message.room(), users, number);
    var alone = quiet.holding(users);
    String line = texts.summary(message, LINE);
    for (Here here : called) {
      platform
          .live()
          .tell(
              "user:" + here.user().id(),
              "mention",
              new Calls.Mention(
                  here.id().value(),
                  here.room().page("m", message.number()),
                  message.author().name(),
                  line,
                  number,
                  alone.contains(here.user().id())));
    }
    away.called(message.room(), number, users, "with everybody");
  }
}
