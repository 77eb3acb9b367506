package forge.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What keeps the documents of a forge. */
sealed interface StoreEngine {

  /** A database somebody else runs. */
  record Configured(String uri) implements StoreEngine {}

  /** The store that comes with the forge. */
  record Embedded() implements StoreEngine {}

  /** A MongoDB server found on this machine, run as a child. */
  record Mongod(Path program) implements StoreEngine {}

  /** The file in the data folder that says which engine wrote the store. */
  String RECORD = "store-engine";

  Pattern VERSION = Pattern.compile("db version v(\\d+)\\.(\\d+)");

  /**
   * Chooses: what is configured; else what wrote the data that is there; else a fit {@code mongod};
   * else the embedded one. Data are never handed to another engine silently.
   */
  static StoreEngine choose(Settings settings, DataFolder data, String path) {
    if (settings.mongodb() != null) {
      return new Configured(settings.mongodb());
    }
    Optional<String> wrote = data.recalled(RECORD);
    if (wrote.isPresent()) {
      return again(wrote.get(), settings, data, path);
    }
    StoreEngine chosen =
        mongod(settings, path).<StoreEngine>map(Mongod::new).orElseGet(Embedded::new);
    data.remember(RECORD, chosen instanceof Mongod ? "mongod" : "embedded");
    return chosen;
  }

  private static StoreEngine again(String wrote, Settings settings, DataFolder data, String path) {
    return switch (wrote) {
      case "embedded" -> {
        if (settings.mongod() != null) {
          throw new CannotStart(
              "The data in "
                  + data.room("store")
                  + " were written by the embedded store, which a mongod cannot read. Unset"
                  + " FORGE_MONGOD, or name another folder with FORGE_DATA.");
        }
        yield new Embedded();
      }
      case "mongod" ->
          new Mongod(
              mongod(settings, path)
                  .orElseThrow(
                      () ->
                          new CannotStart(
                              "The data in "
                                  + data.room("store")
                                  + " were written by a mongod, and none of version 4.4 or later"
                                  + " is on the PATH. Install it or name it with FORGE_MONGOD.")));
      default ->
          throw new CannotStart(
              data.root().resolve(RECORD) + " says \"" + wrote + "\", which is no engine.");
    };
  }

  private static Optional<Path> mongod(Settings settings, String path) {
    if (settings.mongod() != null) {
      if (!fit(settings.mongod())) {
        throw new CannotStart(
            "FORGE_MONGOD must name a mongod of version 4.4 or later, and "
                + settings.mongod()
                + " is not one.");
      }
      return Optional.of(settings.mongod());
    }
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "mongod"))
        .filter(Files::isExecutable)
        .filter(StoreEngine::fit)
        .findFirst();
  }

  /** Whether the program says it is a mongod of version 4.4 or later. */
  private static boolean fit(Path program) {
    try {
      Process asked =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      asked.getOutputStream().close();
      boolean found;
      try (BufferedReader lines = asked.inputReader(StandardCharsets.UTF_8)) {
        found =
            lines
                .lines()
                .limit(50)
                .map(VERSION::matcher)
                .filter(Matcher::find)
                .anyMatch(
                    version -> {
                      int major = Integer.parseInt(version.group(1));
                      return major > 4 || (major == 4 && Integer.parseInt(version.group(2)) >= 4);
                    });
      }
      if (!asked.waitFor(5, TimeUnit.SECONDS)) {
        asked.destroyForcibly();
      }
      return found;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
