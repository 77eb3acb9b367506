package forge.job;

import com.mongodb.MongoException;
import forge.job.JobStatus.Failure;
import forge.job.JobStore.Claim;
import forge.refusal.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hands of this node: claims jobs as long as it has a free one, and does them. */
final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
  private static final long POLL_MILLIS = 1_500;
  private static final long SOON_MILLIS = 60_000;
  private static final int LONGEST_REASON = 500;

  private final Jobs jobs;
  private final JobStore store;
  private final Clock clock;
  private final String node;
  private final String owner;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Semaphore bell = new Semaphore(0);
  private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean open = true;

  Runner(Jobs jobs, JobStore store, Clock clock, String node) {
    this.jobs = jobs;
    this.store = store;
    this.clock = clock;
    this.node = node;
    this.owner = node + "/" + UUID.randomUUID();
  }

  String owner() {
    return owner;
  }

  void wake() {
    bell.release();
  }

  /** Has a job looked for when its time has come; what is far off is found by the poll. */
  void wakeAfter(Duration wait) {
    long millis = wait.toMillis() + 1;
    if (millis <= SOON_MILLIS) {
      CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Runnable::run)
          .execute(this::wake);
    }
  }

  void start(int atATime) {
    var free = new Semaphore(atATime);
    threads.add(Thread.ofPlatform().daemon().name("jobs").start(() -> loop(free)));
    threads.add(Thread.ofPlatform().daemon().name("jobs-house").start(this::keepHouse));
  }

  private void loop(Semaphore free) {
    while (open) {
      try {
        if (!free.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          continue;
        }
        Optional<Claim> claim = claim();
        if (claim.isPresent()) {
          hands.execute(
              () -> {
                try {
                  run(claim.get());
                } finally {
                  free.release();
                }
              });
        } else {
          free.release();
          if (bell.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
          }
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Nothing while the database is away: the jobs are still there when it is back. */
  private Optional<Claim> claim() {
    try {
      return jobs.claim();
    } catch (RuntimeException e) {
      LOG.warn("No job could be claimed: {}", e.toString());
      return Optional.empty();
    }
  }

  private void keepHouse() {
    long renewed = System.nanoTime();
    boolean takenUp = false;
    while (open) {
      try {
        if (!takenUp) {
          store.takeUp(node, owner, clock.instant());
          takenUp = true;
          wake();
        }
        jobs.tick();
        if (System.nanoTime() - renewed > JobStore.LEASE.toNanos() / 4) {
          renewed = System.nanoTime();
          renew();
        }
      } catch (RuntimeException e) {
        LOG.warn("Jobs could not be looked after: {}", e.toString());
      }
      try {
        if (closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  void renew() {
    if (!running.isEmpty()) {
      store.renew(Set.copyOf(running), owner, clock.instant());
    }
  }

  void run(Claim claim) {
    running.add(claim.id());
    var notes = new Notes(claim);
    try {
      jobs.changed(claim);
      jobs.work(claim, notes);
      store.done(claim, 100, notes.text, clock.instant());
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      fail(claim, e);
    } finally {
      running.remove(claim.id());
    }
    announce(claim);
  }

  private void announce(Claim claim) {
    try {
      jobs.changed(claim);
    } catch (RuntimeException e) {
      LOG.warn("The end of job {} could not be announced: {}", claim.id(), e.toString());
    }
  }

  private void fail(Claim claim, Throwable cause) {
    String incident = incident();
    LOG.warn(
        "Job {} ({}) failed on try {}, incident {}.",
        claim.id(),
        claim.kind(),
        claim.tries(),
        incident,
        cause);
    var failure = new Failure(reason(cause), incident);
    Instant now = clock.instant();
    try {
      if (claim.tries() >= JobStore.MOST_TRIES) {
        store.dead(claim, failure, now);
      } else {
        store.failed(claim, failure, now.plus(backOff(claim.tries())), now);
      }
    } catch (MongoException e) {
      LOG.warn("Job {} is given back when its lease ends: {}", claim.id(), e.toString());
    }
  }

  private static String reason(Throwable cause) {
    if (cause instanceof Refusal refusal) {
      return refusal.reason();
    }
    String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
  }

  /** 2 s, 8 s, 32 s and so on up to 30 minutes, give or take a fifth. */
  private static Duration backOff(int tries) {
    double seconds = Math.min(2 * Math.pow(4, tries - 1), 1_800);
    double jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    return Duration.ofMillis((long) (seconds * jitter * 1_000));
  }

  private static String incident() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }

  void close() {
    open = false;
    closing.countDown();
    wake();
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofSeconds(2));
      }
      hands.shutdown();
      if (!hands.awaitTermination(5, TimeUnit.SECONDS)) {
        hands.shutdownNow();
      }
    } catch (InterruptedException e) {
      hands.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** The progress of one try: what is new is written at most twice a second. */
  private final class Notes implements Progress {
    private final Claim claim;
    private volatile String text = "";
    private volatile Instant written = Instant.MIN;

    Notes(Claim claim) {
      this.claim = claim;
    }

    @Override
    public void at(int percent, String text) {
      this.text = text;
      Instant now = clock.instant();
      if (now.isBefore(written.plusMillis(500))) {
        return;
      }
      written = now;
      store.progress(claim, Math.clamp(percent, 0, 100), text, now);
      jobs.changed(claim);
    }
  }
}
