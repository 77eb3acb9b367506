package forge.scm.life;

import forge.refusal.Refusal.Conflict;
import forge.scm.RepositoryFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A program that fills a folder from elsewhere: ended when that takes too long or too much room.
 */
public final class Errand {
  private static final long LARGEST = 20L << 30;
  private static final int COMPLAINT = 2_000;
  private static final long BEAT_MILLIS = 500;

  private final Process process;
  private final ByteArrayOutputStream complaint = new ByteArrayOutputStream();
  private final Thread listener;

  /** Follows a program that has been started. */
  public Errand(Process process) {
    this.process = process;
    this.listener = Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    try (InputStream in = process.getErrorStream()) {
      byte[] some = new byte[1 << 12];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        complaint.write(some, 0, Math.min(n, COMPLAINT - complaint.size()));
      }
    } catch (IOException ended) {
      process.destroyForcibly();
    }
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
    return complaint.toString(StandardCharsets.UTF_8).strip();
  }
}
