package forge.chat;

import forge.chat.TrimStore.Removed;
import forge.job.Jobs;
import forge.job.Submission;
import forge.tool.Platform;
import forge.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Removes from rooms what is older than they keep: first every message is deleted as a moderator
 * would, so that topics, pins and the search follow; once that has been told, the documents go.
 * Each step may be repeated.
 */
final class Trimming {
  private static final int PART = 200;
  private static final int PARTS = 10;
  private static final Duration SOON = Duration.ofMinutes(1);
  private final Needs needs;
  private final Platform platform;
  private final Jobs jobs;
  private final Clock clock;

  /** What is trimmed. */
  record Needs(
      TrimStore log,
      MessageStore messages,
      RoomStore rooms,
      DayStore days,
      ReportStore reports,
      TopicStore topics,
      TopicKeeping keeping,
      Retention retention,
      Doors doors,
      Telling telling,
      List<Hears> hears) {}

  Trimming(Needs needs, Platform platform) {
    this.needs = needs;
    this.platform = platform;
    this.jobs = platform.jobs();
    this.clock = platform.clock();
    jobs.assign(TrimRoom.class, (job, progress) -> trim(new RoomId(job.room())));
  }

  private void trim(RoomId id) {
    Optional<Here> found = needs.doors().keeper(id);
    int days = found.map(here -> needs.retention().days(here.room())).orElse(0);
    if (found.isEmpty() || days == 0) {
      return;
    }
    Here here = found.get();
    Instant before = clock.instant().minus(Duration.ofDays(days));
    boolean more = bury(here, before);
    more |= remove(here, before, days);
    if (more) {
      jobs.submit(
          new TrimRoom(id.value()),
          Submission.NOW.at(clock.instant().plus(SOON)).coalesced("trim room " + id));
    }
  }

  /** Takes the words of old messages; whether there are more, or some are about to be removed. */
  private boolean bury(Here here, Instant before) {
    long after = 0;
    boolean some = false;
    for (int i = 0; i < PARTS; i++) {
      var part = needs.log().old(here.id(), after, before, PART);
      for (Message message : part) {
        some |= !message.deleted() && bury(here, message);
        after = message.number().value();
      }
      if (part.size() < PART) {
        return some;
      }
    }
    return true;
  }

  private boolean bury(Here here, Message message) {
    Instant now = clock.instant();
    var event = ChatCards.event(here, Rooms.DELETED, message, now);
    needs
        .messages()
        .changes()
        .delete(message, User.FORGE.id(), now, event)
        .ifPresent(
            gone -> {
              var news = new News.Deleted(gone.number().value(), User.FORGE.id().value());
              needs.telling().tell(needs.messages().append(gone, news, now));
              needs.hears().forEach(each -> each.gone(here, gone));
            });
    return true;
  }

  private boolean remove(Here here, Instant before, int days) {
    RoomId room = here.id();
    long removed = 0;
    boolean more = true;
    for (int i = 0; more && i < PARTS; i++) {
      Removed part = needs.log().remove(room, before, PART);
      part.topics()
          .forEach(n -> needs.topics().find(room, n).ifPresent(t -> needs.keeping().trim(here, t)));
      removed += part.messages();
      more = part.more();
    }
    follow(room);
    if (removed > 0) {
      platform.note(
          "room/" + room,
          User.FORGE.id(),
          "removed %,d messages older than %d days".formatted(removed, days));
    }
    return more;
  }

  /** What counts from the first message on begins with the one that is first now. */
  private void follow(RoomId room) {
    Optional<Message> first = needs.log().first(room);
    var number =
        first
            .map(Message::number)
            .orElseGet(() -> new MessageNumber(needs.messages().tail(room).n() + 1));
    Instant at = first.map(Message::saidAt).orElse(clock.instant().plus(Duration.ofDays(1)));
    needs.rooms().begin(room, number);
    needs.reports().forget(room, number);
    needs.days().forget(room, at.atZone(ZoneOffset.UTC).toLocalDate());
  }
}
