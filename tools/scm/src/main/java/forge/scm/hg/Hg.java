package forge.scm.hg;

import forge.scm.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stock Mercurial of this machine. It reads no configuration but its own, and takes nothing
 * behind the name of a command for one of its global options.
 */
final class Hg {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SHORT = 1 << 16;
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HGRCPATH", "", "HGPLAIN", "+strictflags", "HGENCODING", "UTF-8", "HOME", "/");

  private final Program hg;

  private Hg(Program hg) {
    this.hg = hg;
  }

  /** Looks for it; empty where this machine has none. */
  static Optional<Hg> find() {
    return Program.find("hg").map(hg -> new Hg(hg.with(ENVIRONMENT)));
  }

  Program program() {
    return hg;
  }

  /** What every call of it needs to know, beside some variables of its own. */
  static Map<String, String> environment() {
    return ENVIRONMENT;
  }

  /** Fills a folder with an empty repository. */
  void create(Path folder) {
    hg.run(folder, List.of("init", "--", "."), SHORT, PATIENCE);
  }

  Process server() throws IOException {
    return hg.start(Path.of("/"), List.of("serve", "--cmdserver", "pipe"));
  }

  /** Starts a command that writes more than a command server should carry. */
  Process start(Path repository, List<String> command) throws IOException {
    var all = new ArrayList<>(List.of("-R", repository.toString()));
    all.addAll(command);
    return hg.start(repository, all);
  }
}
