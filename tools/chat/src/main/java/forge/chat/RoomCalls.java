package forge.chat;

import forge.artifact.Artifacts;
import forge.chat.SeatStore.Reader;
import forge.chat.quiet.QuietTimes;
import forge.job.Submission;
import forge.markup.Reference;
import forge.refusal.Refusal.Conflict;
import forge.store.Slice;
import forge.tool.Platform;
import forge.user.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls many together, when somebody who may writes so: everybody who belongs to a room by {@code
 * @all}, those of them who are on the site by {@code @here}, a group of the project by {@code
 * @developers}. Nothing of it happens while the message is kept, and nothing at all where they are
 * thousands.
 */
final class RoomCalls implements Hears {
  /** More people than this cannot be called together. */
  static final int MOST = 1_000;

  static final String ALL = "all";
  static final String PRESENT = "here";

  private static final int MOST_CIRCLES = 10;
  private static final int PART = 200;
  private static final int LINE = 80;

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

  @Override
  public List<String> circles(Here here, String text) {
    if (text.indexOf('@') < 0 || here.room().direct() || !here.may(ChatPermission.CALL)) {
      return List.of();
    }
    var called = new LinkedHashSet<String>();
    for (Reference reference : artifacts.read(text).references()) {
      if (reference.circle()) {
        called.add(reference.target().equalsIgnoreCase(PRESENT) ? PRESENT : ALL);
      } else if (reference.kind() == Reference.Kind.MENTION) {
        here.circle(reference.project(), reference.target())
            .ifPresent(circle -> called.add(circle.name()));
      }
    }
    if (called.contains(ALL)) {
      called.remove(PRESENT);
    }
    return called.stream().limit(MOST_CIRCLES).toList();
  }

  @Override
  public void admit(Here here, String text) {
    for (String name : circles(here, text)) {
      if (crowded(here, name)) {
        String who =
            ofRoom(name) ? " people belong to this room" : " people are in the group " + name;
        throw new Conflict(
            "More than " + MOST + who + ", and nobody can call so many. Call people by name.");
      }
    }
  }

  private static boolean ofRoom(String name) {
    return name.equals(ALL) || name.equals(PRESENT);
  }

  private boolean crowded(Here here, String name) {
    return ofRoom(name)
        ? kept.seats().crowded(here.id(), MOST)
        : here.circle("", name)
            .filter(circle -> platform.people(circle, null, MOST).next() != null)
            .isPresent();
  }

  @Override
  public boolean must(Here here, NewMessage wish) {
    return !wish.circles().isEmpty();
  }

  @Override
  public void said(Here here, Message message) {
    if (!message.circles().isEmpty()) {
      var job = new CallEveryone(here.id().value(), message.number().value(), false);
      platform.jobs().submit(job, Submission.NOW.once(job.key()));
    }
  }

  @Override
  public void shown(Here here, Message message) {
    if (!message.circles().isEmpty()) {
      var job = new CallEveryone(here.id().value(), message.number().value(), true);
      platform.jobs().submit(job, Submission.NOW.coalesced(job.key()));
    }
  }

  private void call(CallEveryone job) {
    var room = new RoomId(job.room());
    kept.messages()
        .find(room, new MessageNumber(job.message()))
        .filter(m -> !m.deleted() && !m.hidden())
        .ifPresent(m -> doors.keeper(room).ifPresent(here -> call(here, m, job.quiet())));
  }

  private void call(Here here, Message message, boolean silently) {
    message.circles().stream()
        .filter(name -> !crowded(here, name))
        .forEach(name -> call(here, message, name, silently));
  }

  /** A part of them at a time; whom one of their names has called the next does not call again. */
  private void call(Here here, Message message, String name, boolean silently) {
    @Nullable String after = null;
    do {
      Slice<UserId> some = some(here, name, after);
      tell(message, name, some.items(), silently);
      after = some.next();
    } while (after != null);
  }

  private Slice<UserId> some(Here here, String name, @Nullable String after) {
    return ofRoom(name)
        ? kept.seats().members(here.id(), "", after, PART).map(Seat::user)
        : here.circle("", name)
            .map(circle -> platform.people(circle, after, PART))
            .orElse(new Slice<>(List.of(), null));
  }

  private void tell(Message message, String name, List<UserId> users, boolean silently) {
    Map<UserId, Seat> seats = seats(message.room(), users);
    Set<UserId> deaf = kept.blocks().by(users, message.author().id());
    List<UserId> waiting =
        users.stream()
            .filter(user -> !message.by(user) && !deaf.contains(user))
            .filter(user -> waits(seats.get(user), message))
            .toList();
    Set<String> online =
        name.equals(PRESENT)
            ? platform.live().online(waiting.stream().map(UserId::value).toList())
            : Set.of();
    List<Here> reached =
        waiting.stream()
            .filter(user -> !name.equals(PRESENT) || online.contains(user.value()))
            .flatMap(user -> doors.enter(Calls.somebody(user), message.room()).stream())
            .toList();
    if (!reached.isEmpty()) {
      List<UserId> fresh = count(message, reached, seats);
      if (!silently) {
        tell(message, name, reached, fresh);
      }
    }
  }

  private Map<UserId, Seat> seats(RoomId room, List<UserId> users) {
    return kept.seats().find(users.stream().map(user -> new Reader(room, user)).toList()).stream()
        .map(kept.positions()::fresh)
        .collect(Collectors.toMap(Seat::user, Function.identity(), (a, b) -> a));
  }

  /** Whether somebody has not read it, and wants to hear of the room. */
  private static boolean waits(@Nullable Seat seat, Message message) {
    return seat == null
        || (seat.level() != Seat.Level.NONE && seat.read() < message.number().value());
  }

  /** Counts it for those who are called; answers for whom it did not count before. */
  private List<UserId> count(Message message, List<Here> reached, Map<UserId, Seat> seats) {
    long number = message.number().value();
    List<UserId> fresh =
        reached.stream()
            .map(here -> here.user().id())
            .filter(user -> !called(seats.get(user), number))
            .toList();
    kept.seats().call(message.room(), fresh, number);
    return fresh;
  }

  private void tell(Message message, String name, List<Here> reached, List<UserId> fresh) {
    var alone = quiet.holding(fresh);
    String line = texts.summary(message, LINE);
    for (Here here : reached) {
      if (fresh.contains(here.user().id())) {
        mention(here, message, line, alone.contains(here.user().id()));
      }
    }
    List<UserId> users = reached.stream().map(here -> here.user().id()).toList();
    String why = "as " + name + " from " + users.getFirst();
    away.called(message.room(), message.number().value(), users, why);
  }

  private static boolean called(@Nullable Seat seat, long number) {
    return seat != null && seat.called().contains(number);
  }

  private void mention(Here here, Message message, String line, boolean silent) {
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
                message.number().value(),
                silent));
  }
}
