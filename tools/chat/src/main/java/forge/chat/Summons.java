package forge.chat;

import forge.chat.SeatStore.Reader;
import forge.chat.block.Blocks;
import forge.chat.quiet.QuietTimes;
import forge.job.Submission;
import forge.notification.Notification;
import forge.notification.Notifications;
import forge.tool.Platform;
import forge.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells people on their devices that they were called, when they have not read it within seconds:
 * whoever looks at the room, anywhere, has; and has them written to later. What calls them in one
 * room meanwhile is told at once, by the newest of it.
 */
final class Summons implements Calls.CallsAway {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int LINE = 200;
  private static final int COUNTED = 20;

  private final Kept kept;
  private final Doors doors;
  private final RoomTexts texts;
  private final QuietTimes quiet;
  private final MissedLetters letters;
  private final Platform platform;
  private final Notifications notifications;

  /** Where it is known what calls whom, and what they have read. */
  record Kept(MessageStore messages, SeatStore seats, ReadPositions positions, Blocks blocks) {
    /** Those of these people who want to be told of a room, as far as they have read it. */
    List<Seat> listening(RoomId room, Collection<UserId> users) {
      return listening(users.stream().map(user -> new Reader(room, user)).toList());
    }

    /** The rooms of which somebody wants to be told, as far as they have read them. */
    List<Seat> listening(UserId user, Collection<RoomId> rooms) {
      return listening(rooms.stream().map(room -> new Reader(room, user)).toList());
    }

    private List<Seat> listening(List<Reader> readers) {
      return seats.find(readers).stream()
          .filter(seat -> seat.level() != Seat.Level.NONE)
          .map(positions::fresh)
          .toList();
    }

    /**
     * What calls somebody and is not read, the oldest first, without what is gone, or was said by
     * somebody they blocked.
     */
    List<Message> waiting(Seat seat) {
      Set<UserId> blocked = blocks.of(seat.user());
      var numbers = seat.unreadCalls();
      var last = numbers.subList(Math.max(0, numbers.size() - COUNTED), numbers.size());
      return messages.find(seat.room(), last.stream().map(MessageNumber::new).toList()).stream()
          .filter(m -> !m.deleted() && !m.hidden() && !blocked.contains(m.author().id()))
          .toList();
    }
  }

  Summons(
      Kept kept,
      Doors doors,
      RoomTexts texts,
      QuietTimes quiet,
      MissedLetters letters,
      Platform platform) {
    this.kept = kept;
    this.letters = letters;
    this.doors = doors;
    this.texts = texts;
    this.quiet = quiet;
    this.platform = platform;
    this.notifications = platform.notifications();
    platform.jobs().assign(CallAway.class, (job, progress) -> callAway(job));
    platform.jobs().assign(Nudge.class, (job, progress) -> nudge(job));
  }

  /** People were called, which is kept; costs one write, the rest is done by jobs. */
  @Override
  public void called(RoomId room, long message, List<UserId> users, String why) {
    var job = CallAway.of(room, message, users);
    platform.jobs().submit(job, Submission.NOW.once(job.key(why)));
  }

  private void callAway(CallAway job) {
    var room = new RoomId(job.room());
    List<UserId> users =
        kept.listening(room, job.users().stream().map(UserId::new).toList()).stream()
            .map(Seat::user)
            .toList();
    letters.called(room, users);
    Instant then = platform.clock().instant().plus(LOOK);
    for (UserId user : notifications.reachable(users)) {
      var nudge = new Nudge(room.value(), user.value());
      platform.jobs().submit(nudge, Submission.NOW.coalesced(nudge.key()).at(then));
    }
  }

  private void nudge(Nudge job) {
    var user = new UserId(job.user());
    var room = new RoomId(job.room());
    if (!quiet.holding(Set.of(user)).isEmpty()) {
      return;
    }
    for (Seat seat : kept.listening(room, List.of(user))) {
      List<Message> waiting = kept.waiting(seat);
      Optional<Here> here = doors.enter(Calls.somebody(user), room);
      if (!waiting.isEmpty() && here.isPresent()) {
        notifications.push(user, notification(here.get(), waiting));
      }
    }
  }

  private Notification notification(Here here, List<Message> waiting) {
    Message last = waiting.getLast();
    return new Notification(
        here.id() + "/" + last.number(),
        from(here, last.author().name()),
        what(here, last, waiting.size()),
        texts.summary(last, LINE),
        url(here, last),
        here.room().page(),
        RoomStream.of(here.id()));
  }

  /** What people call the room who are not in it just now: that of a project by its project. */
  static String place(Here here) {
    return here.room().rule() instanceof RoomRule.OfMount
        ? here.visit().project().about().title() + ": " + here.label()
        : here.label();
  }

  /** Who it is from, and where they said it if it is not to the reader alone. */
  static String from(Here here, String author) {
    return here.room().direct() && here.room().people().size() <= 2
        ? author
        : author + " in " + place(here);
  }

  private static String what(Here here, Message last, int count) {
    if (count > 1) {
      return count + " messages for you.";
    }
    if (here.room().direct()) {
      return "Wrote to you.";
    }
    if (last.mentions(here.user().id())) {
      return "Called you.";
    }
    return last.circles().isEmpty()
        ? "A topic you follow goes on."
        : "Called @" + String.join(", @", last.circles()) + ".";
  }

  static String url(Here here, Message message) {
    return here.room().page("m", message.number());
  }
}
