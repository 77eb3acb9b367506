package forge.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.access.Visit;
import forge.artifact.Artifacts;
import forge.artifact.Readers;
import forge.chat.RoomLogStore.Heard;
import forge.chat.RoomLogStore.Step;
import forge.job.Job;
import forge.job.Jobs;
import forge.job.Progress;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Unavailable;
import forge.search.SearchCollection;
import forge.tool.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.solr.common.SolrInputDocument;

/**
 * Follows the rooms: has the platform learn what was said, and keeps the index of messages like the
 * rooms, by reading the log of each from where it stopped: what was said, changed, moved, hidden or
 * deleted is in it, in order. While Solr is away the place stays, so nothing is lost.
 */
final class MessageIndexing {
  private static final int BATCH = 200;
  private static final int ROOMS = 500;
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration WHILE_AWAY = Duration.ofSeconds(10);

  private final SearchCollection collection;
  private final RoomLogStore log;
  private final Kept kept;
  private final MessageLearning learning;
  private final Artifacts artifacts;
  private final Platform platform;
  private final Jobs jobs;
  private final Clock clock;
  private final Cache<RoomId, Instant> due =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  /** Where what is indexed comes from. */
  record Kept(MessageStore messages, RoomStore rooms, TopicStore topics) {}

  MessageIndexing(
      SearchCollection collection,
      RoomLogStore log,
      Kept kept,
      MessageLearning learning,
      Platform platform) {
    this.collection = collection;
    this.log = log;
    this.kept = kept;
    this.learning = learning;
    this.artifacts = platform.artifacts();
    this.platform = platform;
    this.jobs = platform.jobs();
    this.clock = platform.clock();
    jobs.assign(IndexRoom.class, this::index);
    jobs.assign(AdmitRooms.class, this::admit);
    jobs.assign(LookAfterMessages.class, (job, progress) -> look());
    jobs.schedule("message index", Duration.ofHours(1), LookAfterMessages::new);
    jobs.submit(new LookAfterMessages(), Submission.NOW.coalesced("look after messages"));
    platform.onReadersChange(this::rightsChange);
  }

  /**
   * Something happened in a room: a job follows at once where it was quiet, and one a second at
   * most where much is said.
   */
  void heard(RoomId room) {
    if (room.free() && !collection.configured()) {
      return;
    }
    Instant now = clock.instant();
    Instant last = due.getIfPresent(room);
    if (last == null || !now.isBefore(last)) {
      Instant next = last == null ? now : later(now, last.plus(WINDOW));
      due.put(room, next);
      submit(new IndexRoom(room.value()), next);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void submit(IndexRoom job, Instant at) {
    jobs.submit(job, Submission.NOW.coalesced(job.key()).at(at));
  }

  private void rightsChange(Mount mount) {
    if (collection.configured()) {
      var job = new AdmitRooms(mount.id().value());
      var soon = clock.instant().plus(WINDOW);
      jobs.submit(job, Submission.NOW.coalesced(job.key()).at(soon).priority(1));
    }
  }

  /** Rooms of which something is missing in the index are asked for. */
  private void look() {
    List<RoomId> some = log.rooms(null, ROOMS);
    while (!some.isEmpty()) {
      var heard = log.heard(some);
      for (RoomId room : some) {
        long last = kept.messages().tail(room).q();
        if (unheard(heard.getOrDefault(room, Heard.NOTHING), last) || learning.behind(room, last)) {
          submit(new IndexRoom(room.value()), clock.instant());
        }
      }
      some = log.rooms(some.getLast(), ROOMS);
    }
  }

  private boolean unheard(Heard how, long last) {
    return collection.configured()
        && (!how.collection().equals(collection.name()) || last > how.q());
  }

  /** A job that is away for hours must not die of its tries, so each try is a job of its own. */
  private void later(Job job, String key, Progress progress) {
    progress.at(0, "Search is resting; this goes on when it is back.");
    Instant then = clock.instant().plus(WHILE_AWAY);
    String once = key + " after " + then.getEpochSecond() / WHILE_AWAY.toSeconds();
    jobs.submit(job, Submission.NOW.once(once).at(then));
  }

  private void admit(AdmitRooms job, Progress progress) {
    try {
      var gates = new ArrayList<SolrInputDocument>();
      log.at(new MountId(job.mount())).forEach(room -> gate(room).ifPresent(gates::add));
      gate(new RoomId(job.mount())).ifPresent(gates::add);
      collection.add(gates);
    } catch (Unavailable away) {
      later(job, job.key(), progress);
    }
  }

  private void index(IndexRoom job, Progress progress) {
    learning.learn(new RoomId(job.room()));
    if (!collection.configured()) {
      return;
    }
    try {
      if (collection.prepare()) {
        collection.dropOthers();
        look();
      }
      index(new RoomId(job.room()));
    } catch (Unavailable away) {
      later(job, job.key(), progress);
    }
  }

  private void index(RoomId room) {
    Optional<SolrInputDocument> gate = gate(room);
    if (gate.isEmpty()) {
      collection.deleteMatching("mount:\"" + room + "\"");
      log.forget(room);
      return;
    }
    collection.add(List.of(gate.get()));
    Heard how = log.heard(room);
    long q = how.collection().equals(collection.name()) ? how.q() : 0;
    List<Step> steps = log.after(room, q, BATCH);
    while (!steps.isEmpty()) {
      tell(room, steps);
      q = steps.getLast().q();
      log.keep(room, new Heard(collection.name(), q));
      steps = steps.size() < BATCH ? List.of() : log.after(room, q, BATCH);
    }
  }

  /** Tells of messages and topics as they are now, however often they changed. */
  private void tell(RoomId room, List<Step> steps) {
    var entries = new ArrayList<SolrInputDocument>();
    var gone = new ArrayList<String>();
    var numbers = new TreeSet<Long>();
    var topics = new TreeSet<Long>();
    steps.forEach(
        step -> (step.topic() > 0 ? topics : numbers).add(Math.max(step.topic(), step.message())));
    numbers.remove(0L);
    for (Message message :
        kept.messages()
            .find(room, List.copyOf(numbers).stream().map(MessageNumber::new).toList())) {
      numbers.remove(message.number().value());
      if (message.deleted() || message.hidden()) {
        gone.add(MessageEntries.id(room, message.number()));
      } else {
        entries.add(MessageEntries.message(message, artifacts.plain(message.words())));
        if (message.topic() != null) {
          topics.add(message.topic().number().value());
        }
      }
    }
    // What is not there any more was removed for its age.
    numbers.forEach(number -> gone.add(MessageEntries.id(room, new MessageNumber(number))));
    for (long number : topics) {
      var topic = new TopicNumber(number);
      kept.topics()
          .find(room, topic)
          .ifPresentOrElse(
              found -> entries.add(MessageEntries.topic(found)),
              () -> gone.add(MessageEntries.topicId(room, topic)));
    }
    collection.add(entries);
    collection.delete(gone);
  }

  /** Who may read a room now; empty where it is gone. */
  private Optional<SolrInputDocument> gate(RoomId id) {
    if (!id.free()) {
      return visit(new MountId(id.value()))
          .filter(v -> v.mount().tool().equals(Doors.CHAT))
          .map(v -> MessageEntries.gate(id, Readers.of(v.project(), v.mount(), Set.of())));
    }
    return kept.rooms()
        .find(id)
        .flatMap(
            room ->
                room.rule() instanceof RoomRule.About about
                    ? about(room, about)
                    : Optional.of(MessageEntries.gate(room)));
  }

  private Optional<SolrInputDocument> about(Room room, RoomRule.About about) {
    return visit(about.mount())
        .flatMap(
            v ->
                limited(v, about.artifact())
                    .map(
                        limits ->
                            MessageEntries.gate(
                                room.id(), Readers.of(v.project(), v.mount(), limits))));
  }

  private Optional<Set<String>> limited(Visit visit, String artifact) {
    return artifact.isEmpty()
        ? Optional.of(Set.of())
        : artifacts.card(visit, artifact).map(card -> card.readers());
  }

  private Optional<Visit> visit(MountId mount) {
    return platform.visit(Heralding.FORGE, mount);
  }
}
