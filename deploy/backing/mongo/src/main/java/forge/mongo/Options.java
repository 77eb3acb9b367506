package forge.mongo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the store is told on its command line. */
record Options(Path directory, int port, boolean watchesInput, Task task, @Nullable String target) {
  private static final int HIGHEST_PORT = 65535;

  static Options of(String... arguments) {
    Path directory = null;
    int port = 0;
    boolean watchesInput = false;
    Task task = Task.SERVE;
    String target = null;
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--dir" -> directory = Path.of(value(option, rest));
        case "--port" -> port = port(value(option, rest));
        case "--watch-stdin" -> watchesInput = true;
        case "--check" -> task = Task.CHECK;
        case "--compact" -> task = Task.COMPACT;
        case "--copy-to" -> {
          task = Task.COPY;
          target = value(option, rest);
        }
        default -> throw new Wrong("Unknown option " + option + ".");
      }
    }
    return new Options(required(directory), port, watchesInput, task, target);
  }

  private static Path required(@Nullable Path directory) {
    if (directory == null) {
      throw new Wrong("Say where the data is with --dir <folder>.");
    }
    return directory;
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Wrong("The option " + option + " needs a value.");
    }
    return rest.next();
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException ignored) {
      // refused below, with the same sentence
    }
    throw new Wrong("--port must be a number from 0 to " + HIGHEST_PORT + ", not " + value + ".");
  }

  /** What there is to do. */
  enum Task {
    SERVE,
    CHECK,
    COMPACT,
    COPY
  }

  /** The command line makes no sense. */
  static final class Wrong extends RuntimeException {
    Wrong(String sentence) {
      super(sentence);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
