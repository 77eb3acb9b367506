package forge.scm;

import forge.testing.StockProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/** The git of this machine in a folder of its own: what people use, and so the judge. */
public final class StockGit {
  private final Path folder;
  private int clock = 1_700_000_000;

  private StockGit(Path folder) {
    this.folder = folder;
  }

  /** What a command said, on both streams. */
  public record Answer(int status, String text) {
    public boolean worked() {
      return status == 0;
    }
  }

  /** A folder that is no repository yet. */
  public static StockGit in(Path folder) {
    try {
      return new StockGit(Files.createDirectories(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new repository with the branch main. */
  public static StockGit init(Path folder) {
    StockGit git = in(folder);
    git.run("init", "-q", "-b", "main");
    return git;
  }

  public Path folder() {
    return folder;
  }

  public StockGit write(String path, String text) {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public StockGit write(String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits everything, a minute after the last commit; answers the id. */
  public String commit(String message) {
    run("add", "-A");
    run("commit", "-q", "--allow-empty", "-m", message);
    return run("rev-parse", "HEAD");
  }

  /** Lets time pass before the next commit. */
  public void tick() {
    clock += 60;
  }

  /** Runs a command that must work; answers what it printed. */
  public String run(String... command) {
    Answer answer = attempt(command);
    if (!answer.worked()) {
      throw new IllegalStateException("git " + Arrays.toString(command) + ": " + answer.text());
    }
    return answer.text();
  }

  public Answer attempt(String... command) {
    return attempt(new byte[0], command);
  }

  public Answer attempt(byte[] input, String... command) {
    tick();
    var all = new ArrayList<>(List.of("git", "-c", "protocol.version=2"));
    all.addAll(List.of(command));
    var more = new HashMap<String, String>();
    more.put("GIT_CONFIG_NOSYSTEM", "1");
    more.put("GIT_TERMINAL_PROMPT", "0");
    more.put("GIT_ASKPASS", "true");
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      more.put("GIT_" + role + "_NAME", "Dan");
      more.put("GIT_" + role + "_EMAIL", "dan@example.org");
      more.put("GIT_" + role + "_DATE", clock + " +0000");
    }
    var said = StockProgram.run(folder, all, more, input);
    return new Answer(said.status(), said.text());
  }
}
