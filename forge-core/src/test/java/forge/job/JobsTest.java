package forge.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.bell.Doorbell;
import forge.bell.LocalDoorbell;
import forge.project.MountId;
import forge.project.ProjectId;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Invalid;
import forge.store.DatabaseCalls;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import forge.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobsTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final UserId MIA = new UserId("mia");

  private final MovableClock clock = new MovableClock();
  private final LocalDoorbell bell = new LocalDoorbell();
  private final List<String> swept = new ArrayList<>();

  record Sweep(String what) implements Job {}

  record Travel(MountId mount, ProjectId project, UserId by, Duration every, Instant at)
      implements Job {}

  private Jobs jobs() {
    return new Jobs(DATABASE.get(), bell, clock);
  }

  private Jobs sweepers() {
    var jobs = jobs();
    jobs.assign(Sweep.class, (job, progress) -> swept.add(job.what()));
    return jobs;
  }

  @BeforeEach
  void startEmpty() {
    DATABASE.fresh();
  }

  @AfterEach
  void closeBell() {
    bell.close();
  }

  @Test
  void aJobIsDoneOnceAndKeptForADay() {
    var jobs = sweepers();
    var id = jobs.submit(new Sweep("pier"), Submission.by(MIA));

    assertThat(jobs.runAll()).isEqualTo(1);
    assertThat(jobs.runAll()).isZero();

    assertThat(swept).containsExactly("pier");
    var status = jobs.get(id);
    assertThat(status.state()).isEqualTo(JobState.DONE);
    assertThat(status.percent()).isEqualTo(100);
    assertThat(status.by()).isEqualTo(MIA);
    assertThat(status.name()).isEqualTo("Sweep");

    clock.advance(Duration.ofHours(25));
    jobs.runAll();
    assertThat(jobs.find(id)).isEmpty();
  }

  @Test
  void aJobTravelsWithItsIds() {
    var jobs = jobs();
    var travelled = new ArrayList<Travel>();
    jobs.assign(Travel.class, (job, progress) -> travelled.add(job));
    var job =
        new Travel(
            new MountId("m1"),
            ProjectId.parse("p/aqueduct"),
            MIA,
            Duration.ofDays(2),
            clock.instant());

    jobs.submit(job);
    jobs.runAll();

    assertThat(travelled).containsExactly(job);
  }

  @Test
  void theHigherPriorityGoesFirstAndTheLaterWaits() {
    var jobs = sweepers();
    jobs.submit(new Sweep("usual"));
    jobs.submit(new Sweep("urgent"), Submission.NOW.priority(5));
    jobs.submit(
        new Sweep("tomorrow"), Submission.NOW.priority(9).at(clock.instant().plusSeconds(86_400)));

    jobs.runAll();

    assertThat(swept).containsExactly("urgent", "usual");
    clock.advance(Duration.ofDays(1));
    jobs.runAll();
    assertThat(swept).containsExactly("urgent", "usual", "tomorrow");
  }

  @Test
  void aJobThatFailsIsTriedLaterAndLaterUntilItIsDead() {
    var jobs = jobs();
    var tries = new AtomicInteger();
    jobs.assign(
        Sweep.class,
        (job, progress) -> {
          tries.incrementAndGet();
          throw new IllegalStateException("the broom broke");
        });
    var id = jobs.submit(new Sweep("pier"));

    jobs.runAll();

    var failed = jobs.get(id);
    assertThat(failed.state()).isEqualTo(JobState.FAILED);
    assertThat(failed.runAt())
        .isBetween(clock.instant().plusMillis(1_600), clock.instant().plusMillis(2_400));
    assertThat(failed.failure()).isNotNull();
    assertThat(failed.failure().reason()).isEqualTo("IllegalStateException: the broom broke");
    assertThat(failed.failure().incident()).matches("[0-9a-f]{8}");
    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofHours(1));
      jobs.runAll();
    }
    assertThat(tries).hasValue(8);
    assertThat(jobs.get(id).state()).isEqualTo(JobState.DEAD);
    assertThat(jobs.counts()).containsEntry(JobState.DEAD, 1L).containsEntry(JobState.READY, 0L);
  }

  @Test
  void aDeadJobIsRetriedOrDroppedByAPerson() {
    var jobs = jobs();
    var broken = new AtomicInteger(8);
    jobs.assign(
        Sweep.class,
        (job, progress) -> {
          if (broken.getAndDecrement() > 0) {
            throw new Invalid("what", "There is no pier 3.");
          }
        });
    var id = jobs.submit(new Sweep("pier"));
    for (int i = 0; i < 8; i++) {
      jobs.runAll();
      clock.advance(Duration.ofHours(1));
    }
    assertThat(jobs.list(JobState.DEAD, null, 10).items())
        .singleElement()
        .extracting(JobStatus::failure)
        .extracting(failure -> failure == null ? "" : failure.reason())
        .isEqualTo("There is no pier 3.");

    jobs.retry(id);
    jobs.runAll();

    assertThat(jobs.get(id).state()).isEqualTo(JobState.DONE);
    assertThatThrownBy(() -> jobs.retry(id)).isInstanceOf(Conflict.class);
    jobs.drop(id);
    assertThat(jobs.find(id)).isEmpty();
  }

  @Test
  void aKeyMakesManySubmissionsOne() {
    var jobs = sweepers();
    var once = Submission.NOW.once("sweep pier");

    jobs.submit(new Sweep("first"), once);
    jobs.submit(new Sweep("second"), once);
    jobs.runAll();
    jobs.submit(new Sweep("third"), once);
    jobs.runAll();

    assertThat(swept).containsExactly("first");
  }

  @Test
  void aCoalescedJobRunsOnceMoreAfterTheOneThatRuns() {
    var jobs = jobs();
    var again = Submission.NOW.coalesced("sweep pier");
    jobs.assign(
        Sweep.class,
        (job, progress) -> {
          swept.add(job.what());
          if (swept.size() == 1) {
            jobs.submit(new Sweep("while it ran"), again);
            jobs.submit(new Sweep("while it ran, too"), again);
          }
        });
    jobs.submit(new Sweep("first"), again);
    jobs.submit(new Sweep("joins"), again);

    jobs.runAll();
    jobs.submit(new Sweep("after"), again);
    jobs.runAll();

    assertThat(swept).containsExactly("first", "while it ran, too", "after");
  }

  @Test
  void progressIsWrittenAtMostTwiceASecondAndAnnounced() {
    var jobs = jobs();
    var heard = new ArrayList<String>();
    jobs.watch(s -> heard.add(s.state() + " " + s.percent() + " " + s.text()));
    jobs.assign(
        Sweep.class,
        (job, progress) -> {
          progress.at(10, "the first pier");
          progress.at(20, "unheard");
          clock.advance(Duration.ofMillis(600));
          progress.at(70, "the seventh pier");
        });

    jobs.submit(new Sweep("pier"), Submission.by(MIA));
    jobs.runAll();

    assertThat(heard)
        .containsExactly(
            "RUNNING 0 ",
            "RUNNING 10 the first pier",
            "RUNNING 70 the seventh pier",
            "DONE 100 the seventh pier");
  }

  @Test
  void aScheduleIsKeptOnceForAllNodes() {
    var one = sweepers();
    var other = jobs();
    one.schedule("sweep daily", Duration.ofDays(1), () -> new Sweep("daily"));
    other.schedule("sweep daily", Duration.ofDays(1), () -> new Sweep("daily"));

    one.runAll();
    other.tick();
    one.runAll();
    assertThat(swept).hasSize(1);

    clock.advance(Duration.ofDays(1));
    other.tick();
    one.runAll();
    assertThat(swept).hasSize(2);
  }

  @Test
  void workThatIsAskedForAgainAndAgainCostsOneCallEachTime() {
    var jobs = sweepers();
    var daily = Submission.NOW.coalesced("the pier");
    DatabaseCalls.reset();
    jobs.submit(new Sweep("pier"), daily);
    assertThat(DatabaseCalls.made()).containsExactly("update jobs");
    jobs.runAll();

    DatabaseCalls.reset();
    jobs.submit(new Sweep("pier"), daily);

    assertThat(DatabaseCalls.made()).containsExactly("update jobs");
    assertThat(jobs.runAll()).isEqualTo(1);
    assertThat(swept).hasSize(2);
  }

  @Test
  void whatIsPlannedSaysWhetherItIsDoneThen() {
    var jobs = sweepers();
    var later = clock.instant().plusSeconds(2);
    assertThat(jobs.plan(new Sweep("pier"), "the pier", clock.instant())).isTrue();
    assertThat(jobs.plan(new Sweep("pier"), "the pier", later)).isFalse();
    jobs.runAll();
    assertThat(swept).hasSize(1);

    assertThat(jobs.plan(new Sweep("pier"), "the pier", later)).isTrue();
    jobs.runAll();
    assertThat(swept).hasSize(1);
    clock.advance(Duration.ofSeconds(2));
    jobs.runAll();
    assertThat(swept).hasSize(2);
  }

  @Test
  void allSchedulesAreLookedAfterInOneCall() {
    var jobs = sweepers();
    for (int i = 0; i < 30; i++) {
      jobs.schedule("sweep " + i, Duration.ofDays(1), () -> new Sweep("daily"));
    }
    jobs.runAll();
    assertThat(swept).hasSize(30);

    DatabaseCalls.reset();
    jobs.tick();

    assertThat(DatabaseCalls.made()).containsExactly("find jobs", "find schedules");
  }

  @Test
  void aJobForLaterWakesNobodyNow() {
    var rings = new ArrayList<String>();
    Doorbell counted =
        new Doorbell() {
          @Override
          public void ring(String topic, String message) {
            rings.add(topic);
          }

          @Override
          public void hear(String topic, Consumer<String> listener) {}

          @Override
          public void close() {}
        };
    var jobs = new Jobs(DATABASE.get(), counted, clock);

    jobs.submit(new Sweep("pier"), Submission.NOW.at(clock.instant().plusSeconds(1)));
    assertThat(rings).isEmpty();

    jobs.submit(new Sweep("pier"));
    assertThat(rings).containsExactly("jobs");
  }

  @Test
  void listsArePagedByPlace() {
    var jobs = sweepers();
    for (int i = 0; i < 5; i++) {
      jobs.submit(new Sweep("pier " + i), Submission.NOW.once("pier-" + i));
      clock.advance(Duration.ofSeconds(i % 2));
    }

    var seen = new ArrayList<String>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      var slice = jobs.list(JobState.READY, cursor.get(), 2);
      slice.items().forEach(j -> seen.add(j.id()));
      cursor = Optional.ofNullable(slice.next());
    }

    assertThat(seen).containsExactly("pier-4", "pier-3", "pier-2", "pier-1", "pier-0");
    assertThatThrownBy(() -> jobs.list(JobState.READY, "nonsense", 2)).isInstanceOf(Invalid.class);
  }

  @Test
  void eightHandsOnTwoNodesClaimNothingTwice() throws InterruptedException {
    var counts = new ConcurrentHashMap<String, Integer>();
    var left = new CountDownLatch(2_000);
    var nodes = List.of(jobs(), jobs());
    for (Jobs node : nodes) {
      node.assign(
          Sweep.class,
          (job, progress) -> {
            counts.merge(job.what(), 1, Integer::sum);
            left.countDown();
          });
    }
    for (int i = 0; i < 2_000; i++) {
      nodes.get(i % 2).submit(new Sweep("pier " + i));
    }

    nodes.forEach(node -> node.start(4));
    boolean all = left.await(60, TimeUnit.SECONDS);
    nodes.forEach(Jobs::close);

    assertThat(all).isTrue();
    assertThat(counts).hasSize(2_000).allSatisfy((what, times) -> assertThat(times).isOne());
    var done = DATABASE.get().getCollection("jobs").countDocuments(new Document("state", "done"));
    assertThat(done).isEqualTo(2_000);
  }

  @Test
  void aRingStartsAJobAtOnce() throws InterruptedException {
    var started = new CountDownLatch(1);
    try (var jobs = jobs()) {
      jobs.assign(Sweep.class, (job, progress) -> started.countDown());
      jobs.start(2);

      jobs.submit(new Sweep("pier"));

      assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }
}
