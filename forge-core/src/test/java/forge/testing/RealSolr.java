package forge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The Solr server a forge brings along, in a process of its own on loopback. It takes some seconds
 * to start, so one class of tests should be enough for it.
 */
public final class RealSolr implements AutoCloseable {
  private static final Path BUILT = found(Path.of("deploy", "backing", "solr", "target"));

  private static @Nullable RealSolr shared;

  private final Path home;
  private final int port;
  private @Nullable RealProcess server;

  private RealSolr() throws IOException {
    home = Files.createTempDirectory("forge-solr");
    port = TestPorts.chooseForSolr();
  }

  /** From the folder of the core or of a tool. */
  private static Path found(Path below) {
    Path near = Path.of("..").resolve(below);
    return Files.isDirectory(near) ? near : Path.of("..", "..").resolve(below);
  }

  /** Whether the server has been built; says so once where it has not. */
  public static boolean built() {
    if (Files.isDirectory(BUILT.resolve("lib")) && Files.isDirectory(BUILT.resolve("classes"))) {
      return true;
    }
    System.out.println("Left out: tests with a real Solr, as deploy/backing/solr is not built.");
    return false;
  }

  /** One for all classes of this JVM, with which it ends; each forge has collections of its own. */
  public static synchronized RealSolr shared() {
    RealSolr running = shared;
    if (running == null) {
      running = start();
      shared = running;
      Runtime.getRuntime().addShutdownHook(new Thread(running::close, "solr"));
    }
    return running;
  }

  public static RealSolr start() {
    try {
      var solr = new RealSolr();
      solr.startAgain();
      return solr;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port + "/solr";
  }

  /** Starts the server that was killed, on the same port and data. */
  public void startAgain() {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            BUILT.resolve("classes") + ":" + BUILT.resolve("lib") + "/*",
            "forge.solr.Main",
            "--home",
            home.toString(),
            "--port",
            Integer.toString(port),
            "--watch-stdin");
    server = RealProcess.start("Solr", builder, line -> line.startsWith("ready "));
  }

  /**
   * The same, and waits until it has read its log again, two minutes at most.
   *
   * @param answers whether it knows what it knew
   */
  public void startAgain(BooleanSupplier answers) {
    startAgain();
    for (int i = 0; i < 600 && !answers.getAsBoolean(); i++) {
      LockSupport.parkNanos(200_000_000L);
    }
  }

  /** Ends the server without letting it say good-bye. */
  public void kill() {
    if (server != null) {
      server.kill();
      server = null;
    }
  }

  @Override
  public void close() {
    kill();
    RealProcess.delete(home);
  }
}
