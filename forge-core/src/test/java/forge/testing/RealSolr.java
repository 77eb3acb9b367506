package forge.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The Solr server a forge brings along, in a process of its own on loopback. It takes some seconds
 * to start, so one class of tests should be enough for it.
 */
public final class RealSolr implements AutoCloseable {
  private static final Path BUILT = found(Path.of("deploy", "backing", "solr", "target"));

  private final Path home;
  private final int port;
  private @Nullable Process server;

  private RealSolr() throws IOException {
    home = Files.createTempDirectory("forge-solr");
    port = freePort();
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
                "--watch-stdin")
            .redirectErrorStream(true);
    try {
      Process started = builder.start();
      server = started;
      awaitReady(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitReady(Process started) {
    var ready = new CompletableFuture<Boolean>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (BufferedReader lines = started.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.startsWith("ready ")) {
                    ready.complete(true);
                  }
                }
                ready.complete(false);
              } catch (IOException e) {
                ready.completeExceptionally(e);
              }
            });
    try {
      if (!ready.get(120, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Solr ended while it started");
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Solr did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends the server without letting it say good-bye. */
  public void kill() {
    Process running = server;
    if (running != null) {
      running.destroyForcibly();
      running.onExit().join();
      server = null;
    }
  }

  @Override
  public void close() {
    kill();
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port whose neighbour a thousand up, where ZooKeeper goes, is free, too. */
  private static int freePort() throws IOException {
    while (true) {
      try (var solr = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          var keeper = new ServerSocket()) {
        if (solr.getLocalPort() < 60_000) {
          keeper.bind(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), solr.getLocalPort() + 1_000));
          return solr.getLocalPort();
        }
      } catch (java.net.BindException e) {
        // taken meanwhile: another one
      }
    }
  }
}
