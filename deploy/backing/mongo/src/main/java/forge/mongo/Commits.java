package forge.mongo;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that commits for everybody: at once when somebody waits, else every 200 ms.
 *
 * <p>Those who begin to wait while a commit runs share the next one.
 */
final class Commits implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
  private static final long INTERVAL_MILLIS = 200;

  private final Runnable commit;
  private final Runnable onFailure;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition done = lock.newCondition();
  private final Thread thread;
  private long requested;
  private long committed;
  private boolean closed;
  private boolean failed;

  Commits(Runnable commit, Runnable onFailure) {
    this.commit = commit;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().daemon().name("store-commit").start(this::run);
  }

  void await() {
    lock.lock();
    try {
      long mine = ++requested;
      wanted.signal();
      while (committed < mine && !closed && !failed) {
        done.awaitUninterruptibly();
      }
      if (committed < mine) {
        throw new IllegalStateException("The store stopped before the write was on disk.");
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (true) {
      long upTo = next();
      if (upTo < 0) {
        return;
      }
      try {
        commit.run();
        finished(upTo);
      } catch (RuntimeException broken) {
        LOG.error("The store cannot write its file; nothing more is acknowledged.", broken);
        fail();
        onFailure.run();
        return;
      }
    }
  }

  private long next() {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
      while (requested == committed && !closed && left > 0) {
        left = wanted.awaitNanos(left);
      }
      return closed ? -1 : requested;
    } catch (InterruptedException stop) {
      return -1;
    } finally {
      lock.unlock();
    }
  }

  private void finished(long upTo) {
    lock.lock();
    try {
      committed = upTo;
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void fail() {
    lock.lock();
    try {
      failed = true;
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wanted.signalAll();
      done.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
