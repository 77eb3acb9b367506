package forge.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The git of this machine in one folder, without the settings of whoever runs it. */
final class GitClient {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "GIT_TERMINAL_PROMPT", "0",
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_AUTHOR_NAME", "Dan",
          "GIT_AUTHOR_EMAIL", "dan@example.org",
          "GIT_COMMITTER_NAME", "Dan",
          "GIT_COMMITTER_EMAIL", "dan@example.org");

  private final Path folder;

  private GitClient(Path folder) {
    this.folder = folder;
  }

  /** What a command said on both streams. */
  record Answer(int status, String text) {
    boolean worked() {
      return status == 0;
    }

    Answer mustWork(Object what) {
      if (!worked()) {
        throw new IllegalStateException(what + ": " + text);
      }
      return this;
    }
  }

  /** In a folder, made if there is none. */
  static GitClient in(Path folder) {
    try {
      return new GitClient(Files.createDirectories(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new repository with the branch main. */
  static GitClient init(Path folder) {
    GitClient git = in(folder);
    git.run("init", "-q", "-b", "main");
    return git;
  }

  Path folder() {
    return folder;
  }

  /** Writes a file and commits it; answers the commit. */
  String commit(String file, byte[] content) {
    try {
      Files.write(folder.resolve(file), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("add", "-A");
    run("commit", "-q", "-m", "Change " + file);
    return run("rev-parse", "HEAD");
  }

  /** What must work; answers what it said. */
  String run(String... arguments) {
    return attempt(arguments).mustWork(List.of(arguments)).text();
  }

  Answer attempt(String... arguments) {
    try {
      Process process = begin(arguments);
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), said.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process begin(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(ENVIRONMENT);
    return builder.start();
  }
}
