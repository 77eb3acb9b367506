package forge.scm.hg;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What a process prints; the process ends with it, or when it takes too long. */
final class HgOutput extends FilterInputStream {
  private final Process process;

  HgOutput(Process process, long minutes) throws IOException {
    super(process.getInputStream());
    this.process = process;
    process.getOutputStream().close();
    Thread.ofVirtual().start(() -> drain(process));
    CompletableFuture<Process> end = process.onExit();
    end.orTimeout(minutes, TimeUnit.MINUTES)
        .exceptionally(
            tooLong -> {
              process.destroyForcibly();
              return process;
            });
  }

  private static void drain(Process process) {
    try {
      process.getErrorStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException ended) {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    super.close();
  }
}
