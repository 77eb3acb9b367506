package forge.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bytes while they come, asked for as they are read. Whoever sends nothing for too long is left;
 * how long the reader takes between two reads does not matter.
 */
final class Inflow extends InputStream {
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Duration patience;
  private volatile Flow.@Nullable Subscription sender;
  private volatile boolean closed;
  private Arrival now = new Arrival(List.of(), false, null);

  /** Some bytes, the end of them, or why no more come. */
  private record Arrival(List<ByteBuffer> bytes, boolean last, @Nullable Throwable failure) {
    @Nullable ByteBuffer left() {
      return bytes.stream().filter(ByteBuffer::hasRemaining).findFirst().orElse(null);
    }
  }

  private Inflow(Duration patience) {
    this.patience = patience;
  }

  static InputStream of(Flow.Publisher<List<ByteBuffer>> from, Duration patience) {
    var inflow = new Inflow(patience);
    from.subscribe(inflow.new Listening());
    return inflow;
  }

  /** What the sender tells. */
  private final class Listening implements Flow.Subscriber<List<ByteBuffer>> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      sender = subscription;
      if (closed) {
        subscription.cancel();
      } else {
        subscription.request(1);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
      arrivals.add(new Arrival(bytes, false, null));
    }

    @Override
    public void onError(Throwable failure) {
      arrivals.add(new Arrival(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
      arrivals.add(new Arrival(List.of(), true, null));
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    ByteBuffer left = now.left();
    while (left == null && !now.last()) {
      now = next();
      left = now.left();
    }
    Throwable failure = now.failure();
    if (failure != null) {
      throw new IOException("what was being read broke off", failure);
    }
    if (left == null) {
      return -1;
    }
    int read = Math.min(length, left.remaining());
    left.get(into, at, read);
    return read;
  }

  private Arrival next() throws IOException {
    try {
      Arrival next = closed ? null : arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        close();
        throw new SocketTimeoutException("nothing came for " + patience.toSeconds() + " s");
      }
      Flow.Subscription from = sender;
      if (from != null && !next.last()) {
        from.request(1);
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading");
    }
  }

  @Override
  public void close() {
    closed = true;
    Flow.Subscription from = sender;
    if (from != null) {
      from.cancel();
    }
  }
}
