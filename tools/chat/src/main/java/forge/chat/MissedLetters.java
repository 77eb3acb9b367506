package forge.chat;

import forge.chat.Missed.Batch;
import forge.chat.MissedLetter.Part;
import forge.chat.quiet.QuietHours;
import forge.chat.quiet.QuietTimes;
import forge.job.Submission;
import forge.notification.Choice;
import forge.notification.MailPace;
import forge.notification.Notifications;
import forge.tool.Platform;
import forge.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes people what called them and what they have not read while they were not here: one letter
 * for all of it, when they chose it to come.
 */
final class MissedLetters {
  private static final int AT_ONCE = 100;
  private static final int MOST_ROOMS = 50;
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration LATER = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofHours(4);
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final MissedStore store;
  private final Summons.Kept kept;
  private final Doors doors;
  private final QuietTimes quiet;
  private final Platform platform;
  private final Notifications notifications;
  private final Clock clock;

  MissedLetters(
      MissedStore store, Summons.Kept kept, Doors doors, QuietTimes quiet, Platform platform) {
    this.store = store;
    this.kept = kept;
    this.doors = doors;
    this.quiet = quiet;
    this.platform = platform;
    this.notifications = platform.notifications();
    this.clock = platform.clock();
    platform.jobs().assign(SweepMissed.class, (job, progress) -> sweep());
    platform.jobs().assign(WriteMissed.class, (job, progress) -> write(new UserId(job.user())));
    platform.jobs().schedule("missed messages", EVERY, SweepMissed::new);
  }

  /** Notes that people were called, for those who want to be written to. */
  void called(RoomId room, Collection<UserId> users) {
    Instant now = clock.instant();
    Map<UserId, Choice> choices = notifications.choices(users);
    var due = new HashMap<UserId, Instant>();
    for (UserId user : users) {
      MailPace pace = choices.getOrDefault(user, Choice.USUAL).mail();
      if (pace != MailPace.NEVER) {
        due.put(user, due(user, pace, now));
      }
    }
    store.note(room, due, now);
  }

  private Instant due(UserId user, MailPace pace, Instant now) {
    return switch (pace) {
      case AT_ONCE -> now.plus(Duration.ofMinutes(1));
      case QUARTER, NEVER -> now.plus(Duration.ofMinutes(15));
      case HOURLY -> now.plus(Duration.ofHours(1));
      case DAILY -> morning(now.atZone(zone(user)));
    };
  }

  private static Instant morning(ZonedDateTime now) {
    ZonedDateTime today = now.with(MORNING);
    return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
  }

  /** Where somebody lives, as far as they said. */
  private ZoneId zone(UserId user) {
    QuietHours hours = quiet.of(Calls.somebody(user).user()).hours();
    return hours == null ? ZoneId.of("UTC") : hours.zone();
  }

  private void sweep() {
    for (UserId user : store.due(clock.instant(), AT_ONCE)) {
      var job = new WriteMissed(user.value());
      platform.jobs().submit(job, Submission.NOW.coalesced(job.key()));
    }
  }

  private void write(UserId user) {
    Instant now = clock.instant();
    store
        .find(user)
        .filter(missed -> !missed.due().isAfter(now))
        .ifPresent(missed -> write(missed, now));
  }

  private void write(Missed missed, Instant now) {
    UserId user = missed.user();
    MailPace pace = notifications.choice(user).mail();
    if (missed.batch() == null && waits(missed, now)) {
      store.postpone(missed, now.plus(LATER));
      return;
    }
    List<Part> parts =
        pace == MailPace.NEVER || platform.post().reachable(user).isEmpty()
            ? List.of()
            : parts(missed);
    if (!parts.isEmpty() && !send(missed, parts)) {
      return;
    }
    store.done(missed, due(user, pace, now));
  }

  /** Who is here sees it without a letter; but a page forgotten somewhere is not a person. */
  private boolean waits(Missed missed, Instant now) {
    UserId user = missed.user();
    boolean here = !platform.live().online(List.of(user.value())).isEmpty();
    return !quiet.holding(Set.of(user)).isEmpty()
        || (here && missed.since().plus(PATIENCE).isAfter(now));
  }

  private boolean send(Missed missed, List<Part> parts) {
    UserId user = missed.user();
    Batch batch = missed.batch();
    if (batch == null) {
      batch = new Batch(UUID.randomUUID().toString(), upTo(parts));
      if (!store.begin(missed, batch)) {
        return false;
      }
    }
    var letter = new MissedLetter(parts, platform.config().publicUrl().toString(), zone(user));
    platform.post().send(letter.notice(), "missed " + batch.id());
    store.wrote(user, batch.upTo());
    return true;
  }

  private static Map<RoomId, Long> upTo(List<Part> parts) {
    return parts.stream()
        .collect(
            Collectors.toMap(
                part -> part.here().id(), part -> part.messages().getLast().number().value()));
  }

  private List<Part> parts(Missed missed) {
    UserId user = missed.user();
    List<RoomId> rooms = missed.rooms().stream().limit(MOST_ROOMS).toList();
    Map<RoomId, Long> written = store.written(user, rooms);
    var parts = new ArrayList<Part>();
    for (Seat seat : kept.listening(user, rooms)) {
      long from = written.getOrDefault(seat.room(), 0L);
      List<Message> waiting =
          kept.waiting(seat).stream()
              .filter(m -> m.number().value() > from && within(missed, m))
              .toList();
      Optional<Here> here =
          waiting.isEmpty() ? Optional.empty() : doors.enter(Calls.somebody(user), seat.room());
      here.ifPresent(there -> parts.add(new Part(there, waiting)));
    }
    return parts;
  }

  private static boolean within(Missed missed, Message message) {
    Batch batch = missed.batch();
    return batch == null
        || message.number().value() <= batch.upTo().getOrDefault(message.room(), 0L);
  }
}
