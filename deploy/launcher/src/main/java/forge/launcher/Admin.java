package forge.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Deeds of an administrator at the terminal: the application's own program, against the running
 * forge or, while it is down, against its stores alone.
 */
final class Admin {
  private final Settings settings;
  private final Distribution distribution;

  Admin(Settings settings, Distribution distribution) {
    this.settings = settings;
    this.distribution = distribution;
  }

  /** Does what the arguments say and returns the exit code for it. */
  int run(List<String> arguments) throws InterruptedException {
    Optional<DataFolder> taken = DataFolder.tryTake(settings.data());
    if (taken.isEmpty()) {
      return application(arguments, DataFolder.published(settings.data()));
    }
    DataFolder data = taken.get();
    if (arguments.getFirst().equals("check") && embedded(data)) {
      int damaged = checkStore(data);
      if (damaged != 0) {
        data.close();
        return damaged;
      }
    }
    try (var stores = Forge.startStores(data, settings, distribution)) {
      return application(arguments, stores.environment());
    }
  }

  private boolean embedded(DataFolder data) {
    return settings.mongodb() == null
        && data.recalled(StoreEngine.RECORD).filter("embedded"::equals).isPresent();
  }

  private int checkStore(DataFolder data) throws InterruptedException {
    return program(
        List.of(
            "-Xmx" + settings.memory().store(),
            "-cp",
            distribution.classPath("store"),
            "forge.mongo.Main",
            "--dir",
            data.room("store").toString(),
            "--check"),
        Map.of());
  }

  private int application(List<String> arguments, Map<String, String> environment)
      throws InterruptedException {
    Path web = distribution.home().resolve("web/ROOT/WEB-INF");
    var command = new ArrayList<String>();
    command.add("-Xmx" + settings.memory().payara());
    command.add(
        "-Djava.util.logging.config.file="
            + distribution.home().resolve("lib/admin/logging.properties"));
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            web.resolve("classes").toString(),
            web.resolve("lib") + "/*",
            settings.plugins() + "/*",
            distribution.classPath("admin")));
    command.add("forge.site.AdminMain");
    command.addAll(arguments);
    Map<String, String> all = new TreeMap<>(settings.given());
    all.putAll(environment);
    return program(command, all);
  }

  private static int program(List<String> arguments, Map<String, String> environment)
      throws InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).inheritIO();
    builder.environment().keySet().removeIf(name -> name.startsWith("FORGE_"));
    builder.environment().putAll(environment);
    try {
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new CannotStart("Java could not be started: " + e.getMessage(), e);
    }
  }
}
