package forge.scm.life;

import com.mongodb.client.MongoDatabase;
import forge.project.MountId;
import forge.refusal.Refusal.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps pushes and maintenance of a repository apart, over all nodes: pushes share it, maintenance
 * has it alone, and makes room when a push waits.
 */
public final class Locks {
  private static final Logger LOG = LoggerFactory.getLogger(Locks.class);
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long RENEWAL_SECONDS = 30;
  private static final long ASK_AGAIN_MILLIS = 250;

  private final LockStore store;
  private final Clock clock;
  private final Map<String, MountId> writing = new ConcurrentHashMap<>();
  private final Thread renewal;

  public Locks(MongoDatabase database, Clock clock) {
    this.store = new LockStore(database);
    this.clock = clock;
    this.renewal = Thread.ofPlatform().daemon().name("scm-locks").start(this::renewAlways);
  }

  /** Renews nothing more: this node stops. */
  public void stop() {
    renewal.interrupt();
  }

  /** Something done to a repository. */
  @FunctionalInterface
  public interface Deed<T, X extends Exception> {
    T run() throws X;
  }

  /** Does something as pushes do: waits for maintenance to make room, and keeps it out. */
  public <T, X extends Exception> T writing(MountId mount, Deed<T, X> deed) throws X {
    String writer = UUID.randomUUID().toString();
    enter(mount, writer);
    writing.put(writer, mount);
    try {
      return deed.run();
    } finally {
      writing.remove(writer);
      leave(mount, writer);
    }
  }

  /** What was done is done: a lease that cannot be given back now ends by itself. */
  private void leave(MountId mount, String writer) {
    try {
      store.leave(mount, writer);
    } catch (RuntimeException e) {
      LOG.warn("A push to {} is over, and its lock ends by itself: {}", mount, e.toString());
    }
  }

  private void enter(MountId mount, String writer) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!store.enter(mount, writer, clock.instant().plus(LEASE), clock.instant())) {
      store.want(mount);
      if (System.nanoTime() > end) {
        throw new Unavailable("The repository is being tidied up. Try again in a minute.");
      }
      pause();
    }
  }

  /** Somebody else has to be done first, and cannot tell us when. */
  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("The forge is stopping. Try again in a minute.");
    }
  }

  private void renewAlways() {
    try {
      while (true) {
        TimeUnit.SECONDS.sleep(RENEWAL_SECONDS);
        renew();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    writing.forEach(
        (writer, mount) -> {
          try {
            store.stay(mount, writer, clock.instant().plus(LEASE));
          } catch (RuntimeException e) {
            LOG.warn("The lock of a push to {} was not renewed: {}", mount, e.toString());
          }
        });
  }

  /** Has a repository alone; nothing where somebody is in it. */
  public Optional<Keeping> keep(MountId mount) {
    String keeper = UUID.randomUUID().toString();
    return store.keep(mount, keeper, clock.instant().plus(LEASE), clock.instant())
        ? Optional.of(new Keeping(mount, keeper))
        : Optional.empty();
  }

  void forget(MountId mount) {
    store.delete(mount);
  }

  /** A repository held alone. */
  public final class Keeping implements AutoCloseable {
    private final MountId mount;
    private final String keeper;

    private Keeping(MountId mount, String keeper) {
      this.mount = mount;
      this.keeper = keeper;
    }

    /** To be asked every second or so: holds on, and says whether nobody waits to get in. */
    public boolean goOn() {
      return store.keepOn(mount, keeper, clock.instant().plus(LEASE));
    }

    @Override
    public void close() {
      store.free(mount, keeper);
    }
  }
}
