package forge.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Connects a caller with a program that answers it, until either has said all. */
public final class Relay {
  private static final int SOME = 1 << 15;
  private static final long LONGEST_HOURS = 6;
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final long most;
  private final String tooMuch;

  public Relay(Process process) {
    this(process, Long.MAX_VALUE, "");
  }

  /**
   * The same for a caller who may bring only so much.
   *
   * @param most bytes
   * @param tooMuch what is said to who brings more, as a sentence
   */
  public Relay(Process process, long most, String tooMuch) {
    this.process = process;
    this.most = most;
    this.tooMuch = tooMuch;
  }

  /**
   * Carries everything both ways; answers the status the program ended with.
   *
   * @param first what the program hears before the caller is listened to
   * @param swallowed how many of its first bytes the caller has heard already
   */
  public int between(SshCall call, byte[] first, int swallowed) throws IOException {
    Thread in = Thread.ofVirtual().start(() -> listen(call, first));
    Thread err = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), call.err()));
    process
        .onExit()
        .orTimeout(LONGEST_HOURS, TimeUnit.HOURS)
        .exceptionally(
            tooLong -> {
              process.destroyForcibly();
              return process;
            });
    try {
      process.getInputStream().skipNBytes(swallowed);
      carry(process.getInputStream(), call.out());
      err.join();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      process.destroy();
      in.interrupt();
    }
  }

  private void listen(SshCall call, byte[] first) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(first);
      out.flush();
      if (!carry(call.in(), out, most)) {
        call.err().write((tooMuch + "\n").getBytes(StandardCharsets.UTF_8));
        call.err().flush();
        process.destroy();
      }
    } catch (IOException gone) {
      process.destroy();
    }
  }

  private void copy(InputStream from, OutputStream to) {
    try {
      carry(from, to);
    } catch (IOException gone) {
      process.destroy();
    }
  }

  private static void carry(InputStream from, OutputStream to) throws IOException {
    carry(from, to, Long.MAX_VALUE);
  }

  /** Answers whether that was all. */
  private static boolean carry(InputStream from, OutputStream to, long most) throws IOException {
    byte[] some = new byte[SOME];
    long carried = 0;
    for (int n = from.read(some); n >= 0; n = from.read(some)) {
      carried += n;
      if (carried > most) {
        return false;
      }
      to.write(some, 0, n);
      to.flush();
    }
    return true;
  }
}
