package forge.scm.svn;

import forge.scm.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stock Subversion of this machine.
 *
 * @param svn the client, which says who wrote which line
 * @param svnadmin makes repositories
 * @param svnserve answers {@code svn+ssh}
 */
record Svn(Program svn, Program svnadmin, Program svnserve) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SHORT = 1 << 16;

  /** Looks for it; empty where this machine has none. */
  static Optional<Svn> find() {
    System.setProperty("svnkit.useJNA", "false");
    Optional<Program> svn = Program.find("svn");
    Optional<Program> svnadmin = Program.find("svnadmin");
    Optional<Program> svnserve = Program.find("svnserve");
    return svn.isPresent() && svnadmin.isPresent() && svnserve.isPresent()
        ? Optional.of(new Svn(svn.get(), svnadmin.get(), svnserve.get()))
        : Optional.empty();
  }

  /** Fills a folder with an empty repository. */
  void create(Path folder) {
    svnadmin.run(folder, List.of("create", "--fs-type=fsfs", "--", "."), SHORT, PATIENCE);
  }

  /** What {@code svn blame --xml} says of a file. */
  byte[] blame(Path repository, String url, long revision, int limit) {
    Program quiet = svn.with(Map.of("HOME", repository.toString()));
    return quiet.run(
        repository,
        List.of(
            "blame",
            "--xml",
            "--force",
            "--non-interactive",
            "--config-dir=" + repository.resolve("conf/none"),
            "-r0:" + revision,
            "--",
            url + "@" + revision),
        limit,
        PATIENCE);
  }

  /** What {@code svnserve} says first to every client. */
  byte[] greeting(Path folder) {
    byte[] said = svnserve.listen(folder, List.of("-t"), SHORT, PATIENCE);
    if (!new String(said, StandardCharsets.US_ASCII).startsWith("( success")) {
      throw new Program.Failed("svnserve did not greet");
    }
    return said;
  }
}
