package forge.scm.life;

import forge.refusal.Refusal.Conflict;
import forge.scm.RepositoryFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A program that fills a folder from elsewhere: ended when that takes too long or too much room.
 */
public final class Errand {
  private static final long LARGEST = 20L << 30;
  private static final int COMPLAINT = 2_000;
  private static final long BEAT_MILLIS = 500;

  private final Process process;
  private final Predicate<String> news;
  private final StringBuilder complaint = new StringBuilder();
  private final Thread listener;

  /** Follows a program that has been started. */
  public Errand(Process process) {
    this(process, line -> false);
  }

  /**
   * The same for a program that tells how far it is where others complain.
   *
   * @param news hears each line, and answers whether it was no complaint
   */
  public Errand(Process process, Predicate<String> news) {
    this.process = process;
    this.news = news;
    this.listener = Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    try (var in =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      var line = new StringBuilder();
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '\n' || c == '\r') {
          hear(line);
        } else if (line.length() < COMPLAINT) {
          line.append((char) c);
        }
      }
      hear(line);
    } catch (IOException ended) {
      process.destroyForcibly();
    }
  }

  private void hear(StringBuilder line) {
    if (!news.test(line.toString()) && complaint.length() < COMPLAINT) {
      complaint.append(line).append('\n');
    }
    line.setLength(0);
  }

  /** How far the program is, when it is asked. */
  @FunctionalInterface
  public interface Progress {
    void tell(long bytes);
  }

  /** Waits for its end. Answers whether it did what it was asked for. */
  public boolean end(Path filled, Watch watch, Progress progress) {
    try {
      while (!process.waitFor(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
        long size = size(filled);
        progress.tell(size);
        if (size > LARGEST) {
          throw new Conflict("It is larger than " + (LARGEST >> 30) + " GB; nothing was kept.");
        }
        if (watch.stop()) {
          throw new Conflict("It was ended before everything was here.");
        }
      }
      listener.join();
      return process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Conflict("The forge was stopped before everything was here.");
    } finally {
      process.destroyForcibly();
    }
  }

  /** Roughly: files come and go meanwhile. */
  private static long size(Path filled) {
    try {
      return RepositoryFolder.size(filled);
    } catch (UncheckedIOException gone) {
      return 0;
    }
  }

  /** What it said when it failed. */
  public String complaint() {
    return complaint.toString().strip();
  }
}
