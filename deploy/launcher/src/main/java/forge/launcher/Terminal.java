package forge.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Progress as lines of text: one for each service, redrawn in place where the screen can, otherwise
 * one for each change.
 */
final class Terminal implements Progress, AutoCloseable {
  private static final String CLEAR = "\033[2K";

  private final PrintStream out;
  private final boolean redraws;
  private final LongSupplier nanos;
  private final Map<String, String> lines = new LinkedHashMap<>();
  private final Map<String, Long> since = new LinkedHashMap<>();
  private final ScheduledExecutorService ticker;
  private int drawn;

  Terminal(PrintStream out, boolean redraws, LongSupplier nanos) {
    this.out = out;
    this.redraws = redraws;
    this.nanos = nanos;
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
  }

  /** Keeps the seconds of services that start counting on the screen. */
  Terminal ticking() {
    if (redraws) {
      var unused = ticker.scheduleWithFixedDelay(this::draw, 200, 200, TimeUnit.MILLISECONDS);
    }
    return this;
  }

  @Override
  public synchronized void starting(String service) {
    since.put(service, nanos.getAsLong());
    tell(service, "starting");
  }

  @Override
  public synchronized void ready(String service, Duration after) {
    since.remove(service);
    tell(service, "ready in " + seconds(after));
  }

  @Override
  public synchronized void stopped(String service, int exit, Duration pause) {
    since.remove(service);
    tell(service, "stopped with code " + exit + ", starting again in " + seconds(pause));
  }

  @Override
  public synchronized void settled(String service, String why) {
    tell(service, why);
  }

  /** Ends the block of lines; what changes from now on is printed below it. */
  synchronized void finish() {
    ticker.shutdownNow();
    drawn = 0;
    lines.clear();
    since.clear();
  }

  /** Prints something that is not about a service. */
  synchronized void say(String text) {
    drawn = 0;
    lines.clear();
    out.print(text);
    out.flush();
  }

  private void tell(String service, String what) {
    lines.put(service, what);
    if (redraws && !ticker.isShutdown()) {
      draw();
    } else {
      out.println(line(service, what));
      out.flush();
    }
  }

  private synchronized void draw() {
    if (lines.isEmpty() || ticker.isShutdown()) {
      return;
    }
    var block = new StringBuilder();
    if (drawn > 0) {
      block.append("\033[").append(drawn).append('A');
    }
    lines.forEach((service, what) -> block.append(CLEAR).append(line(service, what)).append('\n'));
    drawn = lines.size();
    out.print(block);
    out.flush();
  }

  private String line(String service, String what) {
    Long start = redraws ? since.get(service) : null;
    String time = start == null ? "" : " " + seconds(Duration.ofNanos(nanos.getAsLong() - start));
    return String.format(Locale.ROOT, "  %-8s %s%s", service, what, time);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
