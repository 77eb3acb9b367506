package forge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the programs that people use, without anything of this machine's settings. */
public final class StockProgram {
  private static final long PATIENCE_SECONDS = 120;

  private StockProgram() {}

  /** What a command said, on both streams. */
  public record Said(int status, String text) {
    public boolean worked() {
      return status == 0;
    }
  }

  public static Said run(Path folder, List<String> command) {
    return run(folder, command, Map.of(), new byte[0]);
  }

  /** With variables of its own, and something to read. */
  public static Said run(
      Path folder, List<String> command, Map<String, String> environment, byte[] input) {
    try {
      Path in = Files.createTempFile("client", "in");
      Path out = Files.createTempFile("client", "out");
      Files.write(in, input);
      Process process = start(folder, command, environment, in, out);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("it does not end: " + command);
      }
      String text = Files.readString(out, StandardCharsets.ISO_8859_1).strip();
      Files.delete(in);
      Files.delete(out);
      return new Said(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process start(
      Path folder, List<String> command, Map<String, String> environment, Path in, Path out)
      throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectInput(in.toFile()).redirectOutput(out.toFile());
    var variables = builder.environment();
    variables
        .keySet()
        .removeIf(n -> n.startsWith("GIT_") || n.startsWith("SSH_") || n.endsWith("_proxy"));
    variables.put("HOME", folder.toString());
    variables.put("LC_ALL", "C.UTF-8");
    variables.putAll(environment);
    return builder.start();
  }
}
