package forge.mailserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The program {@code forge.mailserver.Main --home FOLDER [--watch-stdin]}. */
public final class Main {

  private Main() {}

  /**
   * Prints {@code ready} when mail is taken, and ends when the process is told to. What else it
   * needs to know is in its environment: {@link Settings}.
   */
  public static void main(String[] arguments) {
    var given = List.of(arguments);
    int home = given.indexOf("--home");
    if (home < 0 || home + 1 == given.size()) {
      System.err.println("usage: forge.mailserver.Main --home FOLDER [--watch-stdin]");
      System.exit(2);
    }
    if (given.contains("--watch-stdin")) {
      Thread.ofPlatform().daemon().name("stdin").start(Main::endWithParent);
    }
    try {
      var server =
          MailServer.start(
              Path.of(given.get(home + 1)).toAbsolutePath(), Settings.from(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
      System.out.println("ready");
      System.out.flush();
    } catch (Exception e) {
      System.err.println("James did not start: " + e);
      System.exit(1);
    }
  }

  /** The launcher holds the other end of standard input; when it dies the pipe ends. */
  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // nobody says anything here
      }
    } catch (IOException e) {
      System.err.println("standard input: " + e.getMessage());
    }
    System.exit(0);
  }
}
