package forge.scm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program of this machine, run with a list of arguments and never by a shell, in an environment
 * that holds only what is said here.
 */
public final class Program {
  private static final List<String> USUAL =
      List.of("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin");
  private static final int COMPLAINT = 2_000;

  private final Path file;
  private final Map<String, String> environment;

  private Program(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  /** Looks for a program by its name or whole path; empty where this machine has none. */
  public static Optional<Program> find(String name) {
    if (name.startsWith("/")) {
      Path file = Path.of(name);
      return Files.isExecutable(file) ? Optional.of(new Program(file, Map.of())) : Optional.empty();
    }
    var folders = new LinkedHashSet<String>();
    folders.addAll(List.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":")));
    folders.addAll(USUAL);
    return folders.stream()
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(file -> new Program(file, Map.of()));
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /** The same program with these variables and no others. */
  public Program with(Map<String, String> variables) {
    return new Program(file, variables);
  }

  /** Starts it. Whoever does sees to its end. */
  public Process start(Path folder, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(file.toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", String.join(":", USUAL));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("TZ", "UTC");
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Ends a started program that is still there so much later. */
  public static void limit(Process process, Duration longest) {
    process
        .onExit()
        .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            tooLong -> {
              process.destroyForcibly();
              return process;
            });
  }

  /**
   * Runs it to its end and answers what it printed; fails with what it complained of.
   *
   * @param limit bytes it may print
   */
  public byte[] run(Path folder, List<String> arguments, int limit, Duration patience) {
    return run(folder, arguments, limit, patience, false);
  }

  /** The same for a program that complains when nobody goes on talking to it. */
  public byte[] listen(Path folder, List<String> arguments, int limit, Duration patience) {
    return run(folder, arguments, limit, patience, true);
  }

  private byte[] run(
      Path folder, List<String> arguments, int limit, Duration patience, boolean mayFail) {
    try {
      Process process = start(folder, arguments);
      try {
        process.getOutputStream().close();
        return answer(process, limit, patience, mayFail);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(file.getFileName() + " was interrupted", e);
    }
  }

  private byte[] answer(Process process, int limit, Duration patience, boolean mayFail)
      throws IOException, InterruptedException {
    var complaint = new ByteArrayOutputStream();
    Thread errors =
        Thread.ofVirtual().start(() -> drain(process.getErrorStream(), complaint, COMPLAINT));
    Thread.ofVirtual().start(() -> endAfter(process, patience));
    var printed = new ByteArrayOutputStream();
    boolean whole = drain(process.getInputStream(), printed, limit);
    int status = process.waitFor();
    errors.join();
    if (!whole) {
      throw new Failed(file.getFileName() + " printed more than " + limit + " bytes");
    }
    if (status != 0 && !mayFail) {
      throw new Failed(
          file.getFileName() + ": " + complaint.toString(StandardCharsets.UTF_8).strip());
    }
    return printed.toByteArray();
  }

  private static void endAfter(Process process, Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads to the end, keeping so much; answers whether that was all. */
  private static boolean drain(InputStream in, ByteArrayOutputStream kept, int limit) {
    byte[] some = new byte[1 << 14];
    boolean whole = true;
    try (in) {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        int fits = Math.min(n, limit - kept.size());
        kept.write(some, 0, fits);
        whole &= fits == n;
      }
    } catch (IOException ended) {
      return whole;
    }
    return whole;
  }

  /** A program that did not do what it was asked for. */
  public static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Failed(String message) {
      super(message);
    }
  }
}
