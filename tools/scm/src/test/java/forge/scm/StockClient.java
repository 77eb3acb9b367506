package forge.scm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A client of this machine in a folder of its own: what people use, and so the judge. */
public final class StockClient {
  private final Path folder;
  private final String program;
  private final Map<String, String> environment = new TreeMap<>();

  public StockClient(Path folder, String program) {
    this.folder = folder;
    this.program = program;
    environment.put("HOME", folder.resolveSibling("home").toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("HGRCPATH", "");
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command said, on both streams. */
  public record Answer(int status, String text) {
    public boolean worked() {
      return status == 0;
    }
  }

  public Path folder() {
    return folder;
  }

  public StockClient with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs a command that must work; answers what it printed. */
  public String run(String... command) {
    Answer answer = attempt(command);
    if (!answer.worked()) {
      throw new IllegalStateException(program + " " + List.of(command) + ": " + answer.text());
    }
    return answer.text();
  }

  public Answer attempt(String... command) {
    var all = new ArrayList<>(List.of(program));
    all.addAll(List.of(command));
    try {
      Path out = Files.createTempFile("client", "out");
      var builder = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
      builder.redirectOutput(out.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(program + " does not end: " + all);
      }
      String text = Files.readString(out, StandardCharsets.UTF_8).strip();
      Files.delete(out);
      return new Answer(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
