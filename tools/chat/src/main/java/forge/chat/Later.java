package forge.chat;

import forge.job.Jobs;
import forge.job.Submission;
import forge.refusal.Check;
import forge.refusal.Refusal;
import forge.refusal.Refusal.Full;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.refusal.Refusal.TooMany;
import forge.user.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has messages said at a time somebody chose, by a job that outlives restarts. */
public final class Later {
  public static final int MOST = 50;
  private static final Duration LONGEST = Duration.ofDays(366);
  private final LaterStore store;
  private final Rooms rooms;
  private final Topics topics;
  private final RoomFiles files;
  private final Doors doors;
  private final Jobs jobs;
  private final Clock clock;

  Later(
      LaterStore store,
      Rooms rooms,
      Topics topics,
      RoomFiles files,
      Doors doors,
      Jobs jobs,
      Clock clock) {
    this.store = store;
    this.rooms = rooms;
    this.topics = topics;
    this.files = files;
    this.doors = doors;
    this.jobs = jobs;
    this.clock = clock;
    jobs.assign(SayLater.class, (job, progress) -> say(job.id()));
  }

  /** Keeps a message until its time; the job comes first, and finds nothing where this fails. */
  public LaterMessage schedule(
      Here here, @Nullable TopicNumber topic, @Nullable String text, @Nullable Instant at) {
    here.require(ChatPermission.SAY);
    String said = text(text);
    Instant then = time(at);
    if (topic != null) {
      topics.get(here, topic);
    }
    if (store.count(here.user().id(), MOST) >= MOST) {
      throw new Full("You have " + MOST + " messages to be sent later, which is the limit.");
    }
    files.keepUntil(here, said, then);
    String id = UUID.randomUUID().toString();
    submit(id, then);
    var message = new LaterMessage(id, here.id(), here.user(), topic, said, then, null);
    store.insert(message);
    return message;
  }

  private static String text(@Nullable String text) {
    return Check.someText("text", "The message", text, Rooms.LONGEST).strip();
  }

  /** In thousandths of seconds, as it is kept. */
  private Instant time(@Nullable Instant at) {
    Instant now = clock.instant();
    if (at == null || !at.isAfter(now) || at.isAfter(now.plus(LONGEST))) {
      throw new Invalid("at", "The time must be in the future, within a year.");
    }
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private void submit(String id, Instant at) {
    jobs.submit(
        new SayLater(id), Submission.NOW.at(at).once("say later " + id + " " + at.toEpochMilli()));
  }

  /** Another text, or another time; the job of the former time finds that it came too early. */
  public LaterMessage change(Here here, String id, @Nullable String text, @Nullable Instant at) {
    LaterMessage message = get(here, id);
    String said = text(text);
    Instant then = time(at);
    files.keepUntil(here, said, then);
    submit(id, then);
    store.change(id, said, then);
    return new LaterMessage(
        id, message.room(), message.author(), message.topic(), said, then, null);
  }

  /** One of the visitor's. */
  public LaterMessage get(Here here, String id) {
    here.require(ChatPermission.SAY);
    return store
        .find(id)
        .filter(m -> m.room().equals(here.id()))
        .filter(m -> m.author().id().equals(here.user().id()))
        .orElseThrow(() -> new NotFound("This message"));
  }

  /** What the visitor has to say later here. */
  public List<LaterMessage> of(Here here) {
    here.require(ChatPermission.SAY);
    return store.of(here.id(), here.user().id(), MOST);
  }

  /** It is not said. */
  public void cancel(Here here, String id) {
    store.delete(get(here, id).id());
  }

  /** Says it once: a job that runs again is answered by what was said before. */
  private void say(String id) {
    Optional<LaterMessage> found =
        store.find(id).filter(m -> m.refused() == null && !m.at().isAfter(clock.instant()));
    if (found.isEmpty()) {
      return;
    }
    LaterMessage message = found.get();
    try {
      Here here = doors.get(identity(message), message.room());
      TopicName topic = message.topic() == null ? null : topics.get(here, message.topic()).name();
      rooms.say(here, topic, message.text(), "later-" + id);
      store.delete(id);
    } catch (TooMany wait) {
      throw wait;
    } catch (Refusal refused) {
      store.refuse(id, refused.reason());
    }
  }

  private static Identity identity(LaterMessage message) {
    return new Identity(message.author(), Identity.Proof.NONE, null, Set.of(Identity.EVERYTHING));
  }
}
