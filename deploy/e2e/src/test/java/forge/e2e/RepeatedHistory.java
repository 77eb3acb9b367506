package forge.e2e;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The history of a repository, again and again until it has so many commits: each round changes the
 * same files as the first one, every time in another line.
 */
final class RepeatedHistory {
  private static final int LARGEST = 32 << 10;
  private static final int FILES = 3;
  private static final long BEGIN = 1_600_000_000L;

  private final Path from;
  private final int commits;
  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

  private RepeatedHistory(Path from, int commits) {
    this.from = from;
    this.commits = commits;
  }

  /** One file of one commit; without content where it goes. */
  private record Change(String mode, String blob, String path) {
    boolean gone() {
      return blob.matches("0+");
    }
  }

  /** A bare repository with the branch main, made at the first call and kept. */
  static Path make(Path from, int commits, Path folder) throws Exception {
    Path made = folder.resolve("repeated-" + commits + ".git");
    if (!Files.exists(made)) {
      Path fresh = Files.createTempDirectory(Files.createDirectories(folder), "repeated");
      new RepeatedHistory(from, commits).write(GitClient.in(fresh));
      Files.move(fresh, made);
    }
    return made;
  }

  private void write(GitClient git) throws Exception {
    git.run("init", "-q", "--bare", "-b", "main");
    Process importing =
        new ProcessBuilder("git", "fast-import", "--quiet")
            .directory(git.folder().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream out = new BufferedOutputStream(importing.getOutputStream(), 1 << 16)) {
      write(out);
    }
    if (importing.waitFor() != 0) {
      throw new IllegalStateException("git fast-import failed");
    }
    git.run("repack", "-adfq", "--window=10", "--depth=50");
  }

  private void write(OutputStream out) throws Exception {
    List<List<Change>> history = history();
    for (int i = 0; i < commits; i++) {
      int round = i / history.size();
      List<Change> changes = history.get(i % history.size());
      text(out, "commit refs/heads/main\n");
      text(out, "committer Dan <dan@example.org> " + (BEGIN + i * 600L) + " +0000\n");
      data(out, ("Change number " + i + "\n\nIt was needed.\n").getBytes(StandardCharsets.UTF_8));
      for (Change change : round == 0 ? changes : some(changes)) {
        write(out, change, round, i);
      }
      text(out, "\n");
    }
  }

  private List<Change> some(List<Change> changes) throws Exception {
    var some = new ArrayList<Change>();
    for (Change change : changes) {
      if (some.size() < FILES && change.mode().startsWith("100") && !change.gone()) {
        byte[] bytes = blob(change.blob());
        if (bytes.length <= LARGEST && new String(bytes, StandardCharsets.UTF_8).indexOf(0) < 0) {
          some.add(change);
        }
      }
    }
    return some;
  }

  private void write(OutputStream out, Change change, int round, int number) throws Exception {
    if (change.gone()) {
      text(out, "D " + change.path() + "\n");
    } else if (!change.mode().equals("160000")) {
      text(out, "M " + change.mode() + " inline " + change.path() + "\n");
      byte[] bytes = blob(change.blob());
      data(out, round == 0 ? bytes : changed(bytes, number));
    }
  }

  /** The same with another line. */
  private static byte[] changed(byte[] bytes, int number) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    lines[number * 31 % lines.length] = "// changed by commit " + number;
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void data(OutputStream out, byte[] bytes) throws IOException {
    text(out, "data " + bytes.length + "\n");
    out.write(bytes);
    text(out, "\n");
  }

  /** What each commit of the first parents changed, the oldest first. */
  private List<List<Change>> history() throws Exception {
    Process log =
        git(
            "-c",
            "core.quotePath=true",
            "log",
            "--first-parent",
            "--reverse",
            "-m",
            "--root",
            "--raw",
            "--no-abbrev",
            "--no-renames",
            "--format=tformat:commit");
    var history = new ArrayList<List<Change>>();
    try (BufferedReader lines = log.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("commit")) {
          history.add(new ArrayList<>());
        } else if (line.startsWith(":")) {
          String[] fields = line.split("[ \t]", 6);
          history.getLast().add(new Change(fields[1], fields[3], fields[5]));
        }
      }
    }
    return history;
  }

  private byte[] blob(String id) throws Exception {
    byte[] known = blobs.get(id);
    if (known == null) {
      try (var in = new DataInputStream(git("cat-file", "blob", id).getInputStream())) {
        known = in.readAllBytes();
      }
      blobs.put(id, known);
    }
    return known;
  }

  private Process git(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(from.toFile()).start();
  }
}
