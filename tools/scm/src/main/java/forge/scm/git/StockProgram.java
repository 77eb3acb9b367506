package forge.scm.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code git} of this machine, where there is one that is new enough. It gets a list of
 * arguments and never a line, none of the settings of whoever runs the forge, and an end.
 */
final class StockProgram {
  private static final Logger LOG = LoggerFactory.getLogger(StockProgram.class);
  private static final Pattern VERSION = Pattern.compile("git version (\\d+)\\.(\\d+)");
  private static final int OLDEST = 2 * 1000 + 37;
  private static final int LONGEST_REPORT = 4_000;
  private static final long ASK_SECONDS = 1;
  private static final List<String> SETTINGS =
      List.of(
          "gc.auto=0",
          "safe.directory=*",
          "core.multiPackIndex=false",
          "core.hooksPath=/dev/null",
          "pack.windowMemory=256m",
          "pack.threads=1");

  private final List<String> gentle;
  private final String version;

  private StockProgram(String version, List<String> gentle) {
    this.version = version;
    this.gentle = gentle;
  }

  /**
   * How a command ended.
   *
   * @param stopped whether it had to make room or took too long
   */
  record Ended(int status, String text, boolean stopped) {
    boolean well() {
      return status == 0 && !stopped;
    }
  }

  /** Looks for the program. */
  static Optional<StockProgram> find() {
    try {
      Ended ended =
          run(List.of("git", "--version"), Path.of("/"), Duration.ofSeconds(20), () -> true);
      Matcher said = VERSION.matcher(ended.text());
      if (ended.well() && said.find()) {
        int known = Integer.parseInt(said.group(1)) * 1000 + Integer.parseInt(said.group(2));
        if (known >= OLDEST) {
          return Optional.of(new StockProgram(said.group(), gentle()));
        }
      }
    } catch (UncheckedIOException none) {
      LOG.info("There is no git on this machine; repositories are kept by JGit alone.");
    }
    return Optional.empty();
  }

  /** Programs that have others step back behind whoever waits for a page. */
  private static List<String> gentle() {
    var gentle = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
      gentle.addAll(List.of("/usr/bin/nice", "-n", "15"));
    }
    if (Files.isExecutable(Path.of("/usr/bin/ionice"))) {
      gentle.addAll(List.of("/usr/bin/ionice", "-c", "3"));
    }
    return gentle;
  }

  String version() {
    return version;
  }

  /**
   * Runs a command on a bare repository.
   *
   * @param goOn asked every second; the command is ended soon after it says no
   */
  Ended run(Path repository, Duration longest, BooleanSupplier goOn, String... arguments) {
    var command = new ArrayList<>(gentle);
    command.addAll(on(repository, List.of("core.fsync=all", "repack.writeBitmaps=false")));
    command.addAll(List.of(arguments));
    return run(command, repository, longest, goOn);
  }

  /**
   * Starts a command on a bare repository that talks with a client. Whoever does sees to its end.
   *
   * @param protocol what the client said of itself, such as {@code version=2}
   */
  Process talk(Path repository, List<String> settings, String protocol, List<String> arguments)
      throws IOException {
    var command = on(repository, settings);
    command.addAll(arguments);
    var builder = bare(command, repository);
    builder.environment().put("GIT_PROTOCOL", protocol);
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<String> on(Path repository, List<String> settings) {
    var command = new ArrayList<>(List.of("git"));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    command.add("--git-dir=" + repository.toAbsolutePath());
    return command;
  }

  private static ProcessBuilder bare(List<String> command, Path folder) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("HOME", "/nonexistent");
    environment.put("LC_ALL", "C");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_TERMINAL_PROMPT", "0");
    return builder;
  }

  private static Ended run(
      List<String> command, Path folder, Duration longest, BooleanSupplier goOn) {
    try {
      Path said = Files.createTempFile("forge-git", ".txt");
      try {
        var builder = bare(command, folder);
        builder.redirectErrorStream(true).redirectOutput(said.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        boolean stopped = !await(process, longest, goOn);
        return new Ended(stopped ? -1 : process.exitValue(), tail(said), stopped);
      } finally {
        Files.deleteIfExists(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean await(Process process, Duration longest, BooleanSupplier goOn) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      while (!process.waitFor(ASK_SECONDS, TimeUnit.SECONDS)) {
        if (System.nanoTime() > end || !goOn.getAsBoolean()) {
          end(process);
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      return false;
    } catch (RuntimeException e) {
      end(process);
      throw e;
    }
  }

  /** With what it has started in turn. */
  static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String tail(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int from = Math.max(0, all.length - LONGEST_REPORT);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8).strip();
  }
}
