package forge.solr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The program {@code forge.solr.Main --home FOLDER --port PORT [--watch-stdin]}. */
public final class Main {

  private Main() {}

  /** Prints {@code ready PORT} when the node answers, and ends it when the process is told to. */
  public static void main(String[] arguments) {
    var given = List.of(arguments);
    Path home = Path.of(after("--home", given)).toAbsolutePath();
    int port = Integer.parseInt(after("--port", given));
    if (given.contains("--watch-stdin")) {
      Thread.ofPlatform().daemon().name("stdin").start(Main::endWithParent);
    }
    try {
      SolrNode node = SolrNode.start(home, port);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop"));
      System.out.println("ready " + port);
      System.out.flush();
    } catch (Exception e) {
      System.err.println("Solr did not start: " + e);
      System.exit(1);
    }
  }

  private static String after(String option, List<String> given) {
    int at = given.indexOf(option);
    if (at < 0 || at + 1 == given.size()) {
      System.err.println("usage: forge.solr.Main --home FOLDER --port PORT [--watch-stdin]");
      System.exit(2);
    }
    return given.get(at + 1);
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

  private static void stop(SolrNode node) {
    try {
      node.stop();
    } catch (Exception e) {
      System.err.println("Solr did not stop cleanly: " + e);
    }
  }
}
