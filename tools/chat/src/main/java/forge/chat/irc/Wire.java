package forge.chat.irc;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes lines to a client, as long as the protocol lets them be and with the tags it asked for.
 */
final class Wire {
  private static final byte[] END = {'\r', '\n'};
  private static final int PATIENCE_MILLIS = 1_000;
  private final OutputStream out;
  private final Set<String> caps;
  private final Figures figures;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean gone;

  /**
   * @param caps what the client has asked for, as it is at the time
   */
  Wire(OutputStream out, Set<String> caps, Figures figures) {
    this.figures = figures;
    this.out = new BufferedOutputStream(out, 2048);
    this.caps = caps;
  }

  void send(IrcLine line) {
    send(List.of(line));
  }

  /** Sends lines that belong together, in one go. */
  void send(List<IrcLine> lines) {
    lock.lock();
    try {
      write(lines);
    } finally {
      lock.unlock();
    }
  }

  /** Sends the last line, unless another cannot be got rid of. */
  void last(IrcLine line) {
    try {
      if (lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        try {
          write(List.of(line));
          gone = true;
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<IrcLine> lines) {
    if (gone) {
      return;
    }
    try {
      for (IrcLine line : lines) {
        out.write(line.head(this::wanted).getBytes(StandardCharsets.UTF_8));
        byte[] body = line.body().getBytes(StandardCharsets.UTF_8);
        out.write(body, 0, Pieces.cut(body, LineReader.BODY));
        out.write(END);
      }
      out.flush();
      figures.said(lines.size());
    } catch (IOException e) {
      gone = true;
    }
  }

  private boolean wanted(String tag) {
    return switch (tag) {
      case "time" -> caps.contains("server-time");
      case "account" -> caps.contains("account-tag");
      case "batch" -> caps.contains("batch");
      default -> caps.contains("message-tags");
    };
  }
}
