package forge.scm.hg;

import forge.scm.Program;
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

  /** The Python that runs it here. */
  Program python() {
    return Program.find(interpreter()).orElseThrow(() -> new Program.Failed("hg has no Python"));
  }

  /** As the first line of the program says. */
  private String interpreter() {
    try (var lines = Files.lines(hg.file(), StandardCharsets.ISO_8859_1)) {
      String first = lines.findFirst().orElse("").replaceFirst("^#! *", "").strip();
      String[] words = first.split(" +", -1);
      String said = words[0].endsWith("/env") && words.length > 1 ? words[1] : words[0];
      return Path.of(said).isAbsolute() && Files.isExecutable(Path.of(said)) ? said : "python3";
    } catch (IOException | UncheckedIOException notText) {
      return "python3";
    }
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
