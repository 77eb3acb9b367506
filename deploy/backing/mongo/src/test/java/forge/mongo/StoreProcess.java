package forge.mongo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The store running as a process of its own. */
final class StoreProcess implements AutoCloseable {
  private static final String SECRET = "a secret of the test";
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final int port;

  private StoreProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static StoreProcess start(Path folder) {
    Process process = launch("--dir", folder.toString(), "--watch-stdin");
    try {
      String line = output(process).readLine();
      if (line == null || !line.startsWith("ready ")) {
        throw new IllegalStateException("The store says " + line + error(process));
      }
      return new StoreProcess(process, Integer.parseInt(line.substring("ready ".length())));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Starts the program with these arguments. */
  static Process launch(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "forge.mongo.Main"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().put("FORGE_MONGODB_SECRET", SECRET);
    try {
      return builder.start();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  static BufferedReader output(Process process) {
    return process.inputReader();
  }

  static String error(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  String uri() {
    return "mongodb://forge:"
        + SECRET.replace(" ", "%20")
        + "@127.0.0.1:"
        + port
        + "/?authSource=admin&w=majority&journal=true&serverSelectionTimeoutMS=2000";
  }

  /** Ends it as a failing machine would. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Asks it to stop and returns its exit code. */
  int stop() {
    process.destroy();
    return await();
  }

  private int await() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The store does not stop.");
      }
      return process.exitValue();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
