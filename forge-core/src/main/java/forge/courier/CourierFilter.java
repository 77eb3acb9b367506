package forge.courier;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Leaves a courier with each request, and sends what it took after the headers: what the reader
 * takes at once in the thread of the request, the rest in one of few threads for all.
 */
public final class CourierFilter implements Filter, AutoCloseable {
  /** Megabytes lie in buffers on the way: a slow reader takes nothing for minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final long AT_ONCE = 2 << 20;
  private static final int ROUNDS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

  private final Executor endings =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("download-ends-", 0).factory());
  private final List<Round> rounds =
      Stream.generate(() -> new Round(endings, PATIENCE)).limit(ROUNDS).toList();
  private final AtomicInteger next = new AtomicInteger();

  public CourierFilter() {
    rounds.forEach(round -> Thread.ofPlatform().daemon().name("downloads").start(round));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(response instanceof HttpServletResponse answer) || !request.isAsyncSupported()) {
      chain.doFilter(request, response);
      return;
    }
    var courier = new Courier(request);
    request.setAttribute(Courier.PROPERTY, courier);
    try {
      chain.doFilter(request, new Headers(answer, courier));
      if (courier.parcel() != null && !request.isAsyncStarted() && !answer.isCommitted()) {
        send(courier, request, answer);
      }
    } finally {
      courier.close();
    }
  }

  private void send(Courier courier, ServletRequest request, HttpServletResponse answer) {
    Parcel parcel = courier.hand();
    answer.setContentLengthLong(parcel.left());
    AsyncContext exchange = request.startAsync(request, answer);
    exchange.setTimeout(0);
    bring(new Errand(parcel, courier.connection(), exchange::complete), answer);
  }

  private void bring(Errand errand, HttpServletResponse answer) {
    try {
      answer.flushBuffer();
    } catch (IOException gone) {
      errand.giveUp();
      errand.end();
      return;
    }
    if (errand.begun() && errand.go(AT_ONCE)) {
      errand.end();
    } else {
      rounds.get(Math.floorMod(next.getAndIncrement(), ROUNDS)).take(errand);
    }
  }

  /** How many readers have not taken all of theirs. */
  public int readers() {
    return rounds.stream().mapToInt(Round::size).sum();
  }

  @Override
  public void close() {
    rounds.forEach(Round::close);
  }

  /** The headers of an answer whose length is that of what the courier brings. */
  private static final class Headers extends HttpServletResponseWrapper {
    private final Courier courier;

    Headers(HttpServletResponse answer, Courier courier) {
      super(answer);
      this.courier = courier;
    }

    @Override
    public void setContentLength(int length) {
      if (courier.parcel() == null) {
        super.setContentLength(length);
      }
    }

    @Override
    public void setContentLengthLong(long length) {
      if (courier.parcel() == null) {
        super.setContentLengthLong(length);
      }
    }

    @Override
    public void flushBuffer() throws IOException {
      if (courier.parcel() == null) {
        super.flushBuffer();
      }
    }
  }
}
