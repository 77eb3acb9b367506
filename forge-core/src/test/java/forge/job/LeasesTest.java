package forge.job;

import static org.assertj.core.api.Assertions.assertThat;

import forge.bell.LocalDoorbell;
import forge.testing.MovableClock;
import forge.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of jobs whose node is gone. */
class LeasesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private final MovableClock clock = new MovableClock();
  private final LocalDoorbell bell = new LocalDoorbell();
  private final List<String> swept = new ArrayList<>();

  record Sweep(String what) implements Job {}

  private Jobs sweepers() {
    var jobs = new Jobs(DATABASE.get(), bell, clock);
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
  void whatANodeHeldThatIsGoneGoesToAnother() {
    var store = new JobStore(DATABASE.get());
    var jobs = sweepers();
    var id = jobs.submit(new Sweep("pier"));
    var lost = store.claim(jobs.kinds(), "a node that dies", clock.instant()).orElseThrow();

    assertThat(jobs.runAll()).isZero();
    clock.advance(JobStore.LEASE.plusSeconds(1));
    assertThat(jobs.runAll()).isEqualTo(1);

    assertThat(swept).containsExactly("pier");
    store.dead(lost, new JobStatus.Failure("late", "1"), clock.instant());
    assertThat(jobs.get(id).state()).isEqualTo(JobState.DONE);
  }

  @Test
  void aLeaseIsRenewedWhileTheJobRuns() {
    var store = new JobStore(DATABASE.get());
    var jobs = sweepers();
    jobs.submit(new Sweep("pier"));
    var claim = store.claim(jobs.kinds(), "slow", clock.instant()).orElseThrow();

    for (int i = 0; i < 4; i++) {
      clock.advance(Duration.ofSeconds(40));
      store.renew(List.of(claim.id()), "slow", clock.instant());
      jobs.runAll();
    }

    assertThat(swept).isEmpty();
  }

  @Test
  void aJobThatTakesNodeAfterNodeDownIsDead() {
    var store = new JobStore(DATABASE.get());
    var jobs = sweepers();
    var id = jobs.submit(new Sweep("pier"));

    for (int i = 0; i < 8; i++) {
      assertThat(store.claim(jobs.kinds(), "node " + i, clock.instant())).isPresent();
      clock.advance(JobStore.LEASE.plusSeconds(1));
      store.reclaim(clock.instant());
    }

    assertThat(jobs.get(id).state()).isEqualTo(JobState.DEAD);
  }

  @Test
  void aNodeThatIsStartedAgainTakesUpAtOnceWhatItHeldAndNothingElse() throws Exception {
    var store = new JobStore(DATABASE.get());
    var done = new CountDownLatch(1);
    try (var jobs = new Jobs(DATABASE.get(), bell, clock, "north")) {
      jobs.assign(Sweep.class, (job, progress) -> done.countDown());
      var others = jobs.submit(new Sweep("theirs"));
      assertThat(store.claim(jobs.kinds(), "northeast/1", clock.instant())).isPresent();
      var own = jobs.submit(new Sweep("ours"));
      assertThat(store.claim(jobs.kinds(), "north/1", clock.instant())).isPresent();

      jobs.start(1);

      assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(jobs.get(others).state()).isEqualTo(JobState.RUNNING);
      assertThat(jobs.get(own).state()).isIn(JobState.RUNNING, JobState.DONE);
    }
  }
}
