package forge.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mongodb.client.MongoDatabase;
import forge.bell.Doorbell;
import forge.job.JobStore.Claim;
import forge.job.JobStore.Cursor;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import forge.store.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All work that is done later, on whichever node has time.
 *
 * <p>A job is kept before {@link #submit} returns and stays until it is done, or dead after eight
 * tries. It may run twice when a node dies.
 */
public final class Jobs implements AutoCloseable {
  static final String TOPIC = "jobs";
  private static final int MOST_LISTED = 100;
  private static final Duration SWEEP = Duration.ofSeconds(30);

  private final JobStore store;
  private final ScheduleStore dueAt;
  private final Doorbell bell;
  private final Clock clock;
  private final JsonMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final Map<String, Assignment<?>> workers = new ConcurrentHashMap<>();
  private final Map<String, Schedule> schedules = new ConcurrentHashMap<>();
  private final Runner runner;
  private volatile Consumer<JobStatus> watcher = status -> {};
  private volatile Instant sweepAt = Instant.MIN;

  private record Assignment<J extends Job>(Class<J> kind, Worker<? super J> worker) {}

  private record Schedule(Duration every, Supplier<? extends Job> job) {}

  /** On a node that nobody knows again when it starts anew. */
  public Jobs(MongoDatabase database, Doorbell bell, Clock clock) {
    this(database, bell, clock, UUID.randomUUID().toString());
  }

  /**
   * On a node of this name, which it alone has. Started again under the same name it takes up at
   * once what it was doing when it ended; other nodes do so when its leases have run out.
   */
  public Jobs(MongoDatabase database, Doorbell bell, Clock clock, String node) {
    this.store = new JobStore(database);
    this.dueAt = new ScheduleStore(database);
    this.bell = bell;
    this.clock = clock;
    this.runner = new Runner(this, store, clock, node);
    bell.hear(TOPIC, message -> runner.wake());
  }

  /** Says who does jobs of this kind. */
  public <J extends Job> void assign(Class<J> kind, Worker<? super J> worker) {
    if (workers.putIfAbsent(kind.getName(), new Assignment<>(kind, worker)) != null) {
      throw new IllegalStateException(kind.getName() + " already has a worker");
    }
  }

  /** Hears of every step of the jobs that somebody started and this node does. Must be quick. */
  public void watch(Consumer<JobStatus> watcher) {
    this.watcher = watcher;
  }

  public String submit(Job job) {
    return submit(job, Submission.NOW);
  }

  /** Keeps the job and answers its id, which is its key where one is given. */
  public String submit(Job job, Submission how) {
    String key = how.key();
    String id = key == null ? UUID.randomUUID().toString() : key;
    var document = JobDocument.of(id, kind(job), write(job), how, clock.instant());
    if (how.again()) {
      var unused = store.coalesce(document);
    } else {
      store.insert(List.of(document));
    }
    tell(id, how.runAt());
    return id;
  }

  /**
   * Has work done at a time, once however often it is asked for.
   *
   * @return false where it waits or runs already, and so may be done before that time and not after
   */
  public boolean plan(Job job, String key, Instant at) {
    var how = Submission.NOW.coalesced(key).at(at);
    boolean planned =
        store.coalesce(JobDocument.of(key, kind(job), write(job), how, clock.instant()));
    tell(key, at);
    return planned;
  }

  /** A job for later is looked for when its time has come, and not before. */
  private void tell(String id, @Nullable Instant runAt) {
    Instant now = clock.instant();
    if (runAt == null || !runAt.isAfter(now)) {
      bell.ring(TOPIC, id);
    } else {
      runner.wakeAfter(Duration.between(now, runAt));
    }
  }

  /** Keeps several jobs in one call, by key; those whose key is known already are left alone. */
  public void submitOnce(Map<String, ? extends Job> byKey) {
    if (byKey.isEmpty()) {
      return;
    }
    var now = clock.instant();
    store.insert(
        byKey.entrySet().stream()
            .map(
                e ->
                    JobDocument.of(
                        e.getKey(), kind(e.getValue()), write(e.getValue()), Submission.NOW, now))
            .toList());
    bell.ring(TOPIC, "");
  }

  /**
   * Submits a job again and again, once for all nodes together. A name must mean the same on all.
   */
  public void schedule(String name, Duration every, Supplier<? extends Job> job) {
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(name + " is due more often than every second");
    }
    schedules.put(name, new Schedule(every, job));
  }

  /** Starts doing jobs, so many at a time. */
  public void start(int threads) {
    runner.start(threads);
  }

  /** Lets the jobs under way end, for some seconds, and starts no more. */
  @Override
  public void close() {
    runner.close();
  }

  /** Does on this thread everything that is due, and what comes of it; answers how many. */
  public int runAll() {
    int done = 0;
    tick();
    while (true) {
      Optional<Claim> claim = claim();
      if (claim.isEmpty()) {
        return done;
      }
      runner.run(claim.get());
      done++;
    }
  }

  public Optional<JobStatus> find(String id) {
    return store.find(id);
  }

  public JobStatus get(String id) {
    return find(id).orElseThrow(() -> new NotFound("Job " + id));
  }

  /** How many jobs are in each state; counting stops at 10,000. */
  public Map<JobState, Long> counts() {
    return store.counts();
  }

  /** The jobs in one state, the latest change first. */
  public Slice<JobStatus> list(JobState state, @Nullable String cursor, int limit) {
    Cursor after;
    try {
      after = cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor);
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new Invalid("cursor", "The cursor is not one this list gave out.");
    }
    return store.list(state, after, Math.clamp(limit, 1, MOST_LISTED));
  }

  /** Has a failed or dead job done again, with all its tries before it. */
  public void retry(String id) {
    if (!store.retry(id, clock.instant())) {
      throw new Conflict("Job " + get(id).id() + " is not waiting for anybody to retry it.");
    }
    bell.ring(TOPIC, id);
    changed(id);
  }

  /** Forgets a job. */
  public void drop(String id) {
    if (!store.drop(id)) {
      throw new Conflict("Job " + get(id).id() + " is being done just now.");
    }
  }

  Set<String> kinds() {
    return workers.keySet();
  }

  Optional<Claim> claim() {
    return workers.isEmpty()
        ? Optional.empty()
        : store.claim(kinds(), runner.owner(), clock.instant());
  }

  /** Does what is due by the clock: schedules, lost leases, expired jobs. */
  void tick() {
    var now = clock.instant();
    store.reclaim(now);
    if (!now.isBefore(sweepAt)) {
      store.sweep(now);
      sweepAt = now.plus(SWEEP);
    }
    if (!schedules.isEmpty()) {
      dueAt.due(schedules.keySet(), now).forEach((name, due) -> submit(name, due, now));
    }
  }

  private void submit(String name, Instant due, Instant now) {
    Schedule schedule = schedules.get(name);
    if (schedule != null) {
      var key = "schedule " + name + " " + due.toEpochMilli();
      submit(schedule.job().get(), Submission.NOW.once(key));
      var next = due.plus(schedule.every());
      dueAt.advance(name, due, next.isAfter(now) ? next : now.plus(schedule.every()));
    }
  }

  void work(Claim claim, Progress progress) throws Exception {
    Assignment<?> assignment = workers.get(claim.kind());
    if (assignment == null) {
      throw new IllegalStateException("nobody does " + claim.kind());
    }
    work(assignment, claim.json(), progress);
  }

  private <J extends Job> void work(Assignment<J> assignment, String job, Progress progress)
      throws Exception {
    assignment.worker().run(json.readValue(job, assignment.kind()), progress);
  }

  void changed(Claim claim) {
    if (claim.asked()) {
      changed(claim.id());
    }
  }

  private void changed(String id) {
    store.find(id).filter(status -> status.by() != null).ifPresent(watcher);
  }

  private String kind(Job job) {
    return job.getClass().getName();
  }

  private String write(Job job) {
    try {
      return json.writeValueAsString(job);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a job that cannot be written: " + kind(job), e);
    }
  }
}
