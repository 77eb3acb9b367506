package forge.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import forge.chat.RoomLogStore.Step;
import forge.job.Job;
import forge.job.Jobs;
import forge.job.Progress;
import forge.job.Submission;
import forge.project.Mount;
import forge.project.MountId;
import forge.refusal.Refusal.Unavailable;
import forge.tool.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.solr.common.SolrInputDocument;

/**
 * Follows the rooms: reads the log of each from where it stopped, and tells the platform and the
 * index of messages what was said, changed, moved, hidden or deleted. It is read once for both.
 * While Solr is away the index stays where it is and the platform learns on, so nothing is lost.
 */
final class RoomFollowing {
  private static final int BATCH = 200;
  private static final int MOST_BATCHES = 100;
  private static final int ROOMS = 500;
  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final Duration RIGHTS = Duration.ofSeconds(1);
  private static final Duration WHILE_AWAY = Duration.ofSeconds(10);

  private final Kept kept;
  private final RoomGates gates;
  private final MessageLearning learning;
  private final MessageIndexing indexing;
  private final Jobs jobs;
  private final Clock clock;
  private final Cache<RoomId, Instant> due =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  /** What is read, and how far it was. */
  record Kept(RoomLogStore log, MessageStore messages, FollowedStore places) {}

  RoomFollowing(
      Kept kept,
      RoomGates gates,
      MessageLearning learning,
      MessageIndexing indexing,
      Platform platform) {
    this.kept = kept;
    this.gates = gates;
    this.learning = learning;
    this.indexing = indexing;
    this.jobs = platform.jobs();
    this.clock = platform.clock();
    jobs.assign(FollowRoom.class, this::follow);
    jobs.assign(AdmitRooms.class, this::admit);
    jobs.assign(LookAfterMessages.class, (job, progress) -> look());
    jobs.schedule("message index", Duration.ofHours(1), LookAfterMessages::new);
    jobs.submit(new LookAfterMessages(), Submission.NOW.coalesced("look after messages"));
    platform.onReadersChange(this::rightsChange);
  }

  /**
   * Something happened in a room: a job follows at once where it was quiet, and one in two seconds
   * at most where much is said.
   */
  void heard(RoomId room) {
    if (!learns(room) && !indexing.configured()) {
      return;
    }
    Instant now = clock.instant();
    Instant last = due.getIfPresent(room);
    if (last == null || !now.isBefore(last)) {
      Instant next = last == null ? now : later(now, last.plus(WINDOW));
      if (submit(room, next)) {
        due.put(room, next);
      }
    }
  }

  /** The platform learns of rooms of mounts: others belong to no project. */
  private static boolean learns(RoomId room) {
    return !room.free();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Whether the job runs at that time: one that is about to run may miss what is said then. */
  private boolean submit(RoomId room, Instant at) {
    var job = new FollowRoom(room.value());
    return jobs.plan(job, job.key(), at);
  }

  private void rightsChange(Mount mount) {
    if (indexing.configured()) {
      var job = new AdmitRooms(mount.id().value());
      var soon = clock.instant().plus(RIGHTS);
      jobs.submit(job, Submission.NOW.coalesced(job.key()).at(soon).priority(1));
    }
  }

  /** Rooms of which something was not heard are asked for. */
  private void look() {
    List<RoomId> some = kept.log().rooms(null, ROOMS);
    while (!some.isEmpty()) {
      Map<RoomId, Followed> places = kept.places().find(some);
      for (RoomId room : some) {
        long last = kept.messages().tail(room).q();
        if (behind(room, places.getOrDefault(room, Followed.NOTHING), last)) {
          var unused = submit(room, clock.instant());
        }
      }
      some = kept.log().rooms(some.getLast(), ROOMS);
    }
  }

  private boolean behind(RoomId room, Followed place, long last) {
    return (learns(room) && place.learned() < last)
        || (indexing.configured() && place.indexed(indexing.name()) < last);
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
      var all = new ArrayList<SolrInputDocument>();
      kept.log().at(new MountId(job.mount())).forEach(r -> gates.of(r).ifPresent(all::add));
      gates.of(new RoomId(job.mount())).ifPresent(all::add);
      indexing.admit(all);
    } catch (Unavailable away) {
      later(job, job.key(), progress);
    }
  }

  private void follow(FollowRoom job, Progress progress) {
    var room = new RoomId(job.room());
    Optional<SolrInputDocument> gate = gates.of(room);
    boolean whole = gate.map(who -> new Walk(room, who).goes()).orElseGet(() -> forget(room));
    if (!whole) {
      later(job, job.key(), progress);
    }
  }

  private boolean forget(RoomId room) {
    kept.places().forget(room);
    return !indexing.configured() || tried(() -> indexing.forget(room));
  }

  private static boolean tried(Runnable deed) {
    try {
      deed.run();
      return true;
    } catch (Unavailable away) {
      return false;
    }
  }

  /** One reading of the log of a room. */
  private final class Walk {
    private final RoomId room;
    private final SolrInputDocument gate;
    private final boolean learn;
    private boolean index;
    private boolean admitted;
    private Followed place;

    /**
     * @param gate who may read the room
     */
    Walk(RoomId room, SolrInputDocument gate) {
      this.room = room;
      this.gate = gate;
      this.learn = learns(room);
      this.place = kept.places().find(room);
    }

    /** Reads what is new; answers whether the index, where there is one, has heard of it. */
    boolean goes() {
      index = indexing.configured() && tried(this::prepare);
      if (learn && (!index || place.learned() > place.indexed(indexing.name()))) {
        // Far behind is the index alone, and nobody waits for it.
        read(true, false);
      }
      if (index) {
        read(learn, true);
      }
      if (index && !admitted) {
        index = tried(() -> indexing.admit(List.of(gate)));
      }
      return index || !indexing.configured();
    }

    private void prepare() {
      if (indexing.prepare()) {
        look();
      }
    }

    private void read(boolean toLearn, boolean toIndex) {
      List<Step> steps = after(toLearn, toIndex);
      for (int batches = 1; !steps.isEmpty(); batches++) {
        tell(Stretch.of(room, steps, kept.messages()), toLearn, toIndex);
        if (steps.size() < BATCH || (toIndex && !index)) {
          return;
        }
        if (batches == MOST_BATCHES) {
          // Others have their turn, and what is said meanwhile is learned first.
          var unused = submit(room, clock.instant());
          return;
        }
        steps = after(toLearn, toIndex);
      }
    }

    private List<Step> after(boolean toLearn, boolean toIndex) {
      long learned = toLearn ? place.learned() : Long.MAX_VALUE;
      long indexed = toIndex ? place.indexed(indexing.name()) : Long.MAX_VALUE;
      return kept.log().after(room, Math.min(learned, indexed), BATCH);
    }

    /** Hearing of something again changes nothing, so who is a little ahead hears it all. */
    private void tell(Stretch stretch, boolean toLearn, boolean toIndex) {
      long q = stretch.last();
      if (toLearn && place.learned() < q) {
        learning.hear(stretch);
        place = place.learned(q);
      }
      if (toIndex && place.indexed(indexing.name()) < q) {
        index = tried(() -> indexing.hear(stretch, gate));
        admitted |= index;
        place = index ? place.indexed(indexing.name(), q) : place;
      }
      kept.places().keep(room, place);
    }
  }
}
