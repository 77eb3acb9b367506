package forge.scm.git;

import forge.project.MountId;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches answered by the {@code git} of this machine: those of a part of the history, which it
 * does for a half or a fifth of what they cost here, and conversations that need it.
 */
final class StockFetch {
  private static final Logger LOG = LoggerFactory.getLogger(StockFetch.class);
  private static final int LOOKED_AT = 1 << 16;
  private static final int LENGTH = 4;
  private static final int AT_ONCE = 4 * Runtime.getRuntime().availableProcessors();
  private static final String PATIENCE = "--timeout=600";

  private static final List<String> SETTINGS =
      List.of("uploadpack.allowFilter=true", "uploadpack.allowAnySHA1InWant=true");

  private final StockProgram program;
  private final GitFolder folder;
  private final Semaphore free = new Semaphore(AT_ONCE);

  private StockFetch(StockProgram program, GitFolder folder) {
    this.program = program;
    this.folder = folder;
  }

  static Optional<StockFetch> find(GitFolder folder) {
    return StockProgram.find().map(program -> new StockFetch(program, folder));
  }

  /** A request whose beginning can be looked at. */
  static BufferedInputStream readable(InputStream request) {
    return new BufferedInputStream(request, LOOKED_AT);
  }

  /**
   * Whether a request of the second protocol asks for a part of the history; reads nothing away.
   */
  static boolean suits(Collection<String> parameters, BufferedInputStream request)
      throws IOException {
    if (!parameters.contains("version=2")) {
      return false;
    }
    request.mark(LOOKED_AT);
    try {
      return partial(request);
    } finally {
      request.reset();
    }
  }

  /** What limits a fetch comes before what is wanted. */
  private static boolean partial(InputStream request) throws IOException {
    int left = LOOKED_AT - LENGTH;
    while (left > 0) {
      int length = length(request);
      if (length < 0) {
        return false;
      }
      int size = Math.min(Math.max(0, length - LENGTH), left);
      String line = new String(request.readNBytes(size), StandardCharsets.ISO_8859_1);
      left -= size + LENGTH;
      if (line.startsWith("want ") || line.startsWith("have ")) {
        return false;
      }
      if (line.startsWith("deepen") || line.startsWith("shallow ") || line.startsWith("filter ")) {
        return true;
      }
    }
    return false;
  }

  /** Of the next line with itself, below 4 for what only separates; -1 at the end. */
  private static int length(InputStream request) throws IOException {
    byte[] digits = request.readNBytes(LENGTH);
    try {
      int length =
          digits.length < LENGTH
              ? 0
              : Integer.parseInt(new String(digits, StandardCharsets.ISO_8859_1), 16);
      return length == 0 ? -1 : length;
    } catch (NumberFormatException nothingOfGit) {
      return -1;
    }
  }

  /** One program working for a client; none where too many do already. */
  Optional<Talk> begin(MountId mount, Collection<String> parameters, boolean conversing) {
    folder.open(mount).close();
    Path repository = folder.directory(mount);
    if (!free.tryAcquire()) {
      return Optional.empty();
    }
    var arguments = new ArrayList<>(List.of("upload-pack", PATIENCE));
    if (!conversing) {
      arguments.add("--stateless-rpc");
    }
    arguments.add(repository.toAbsolutePath().toString());
    try {
      String protocol = String.join(":", parameters);
      return Optional.of(new Talk(program.talk(repository, SETTINGS, protocol, arguments)));
    } catch (IOException e) {
      free.release();
      LOG.warn("git cannot be started; JGit answers instead: {}", e.toString());
      return Optional.empty();
    }
  }

  /** A program started for one client. */
  final class Talk implements AutoCloseable {
    private final Process process;

    private Talk(Process process) {
      this.process = process;
    }

    /** Carries between both until the program ends. */
    void carry(InputStream in, OutputStream out) throws IOException {
      Thread.ofVirtual().name("fetch").start(() -> hand(in));
      pass(process.getInputStream(), out);
      try {
        if (process.waitFor() != 0) {
          throw new EOFException("git upload-pack ended with " + process.exitValue());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void hand(InputStream in) {
      try (OutputStream input = process.getOutputStream()) {
        pass(in, input);
      } catch (IOException ended) {
        LOG.debug("A client or its program ended early: {}", ended.toString());
      }
    }

    /** Passes on at once whatever is there: the other side may wait for it. */
    private static void pass(InputStream from, OutputStream to) throws IOException {
      byte[] some = new byte[1 << 14];
      for (int n = from.read(some); n >= 0; n = from.read(some)) {
        to.write(some, 0, n);
        if (from.available() == 0) {
          to.flush();
        }
      }
    }

    @Override
    public void close() {
      StockProgram.end(process);
      free.release();
    }
  }
}
