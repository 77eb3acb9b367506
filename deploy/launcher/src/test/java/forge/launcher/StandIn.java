package forge.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A service for tests: says {@code ready}, writes how it ended to the file it is given, and does
 * what the words after that say: {@code fail}, {@code stubborn}, {@code silent}.
 */
final class StandIn {

  private StandIn() {}

  public static void main(String[] arguments) throws Exception {
    Path ending = Path.of(arguments[0]);
    var manners = List.of(arguments).subList(1, arguments.length);
    if (manners.contains("fail")) {
      System.err.println("I cannot find my socks.");
      System.exit(7);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ending, manners)));
    Thread.ofPlatform().daemon().start(StandIn::endWithParent);
    if (!manners.contains("silent")) {
      System.out.println("ready 1");
    }
    new CountDownLatch(1).await();
  }

  private static void end(Path ending, List<String> manners) {
    try {
      Files.writeString(ending, "clean");
      if (manners.contains("stubborn")) {
        new CountDownLatch(1).await();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void endWithParent() {
    @Nullable IOException failure = null;
    try {
      while (System.in.read() >= 0) {
        // the launcher never writes
      }
    } catch (IOException e) {
      failure = e;
    }
    System.exit(failure == null ? 0 : 1);
  }
}
