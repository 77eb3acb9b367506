package forge.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A rabbitmq-server of this machine, on loopback, with ports and folders of its own. It takes some
 * seconds to start, so one class of tests should be enough for it.
 */
public final class RealRabbit implements AutoCloseable {
  private static final Path SCRIPT = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

  private final Path home;
  private final int port;
  private final int epmdPort;
  private final int distributionPort;
  private @Nullable RealProcess server;

  private RealRabbit() throws IOException {
    home = Files.createTempDirectory("forge-rabbit");
    port = TestPorts.choose();
    epmdPort = TestPorts.choose();
    distributionPort = TestPorts.choose();
    Files.writeString(home.resolve("rabbitmq.conf"), "listeners.tcp.1 = 127.0.0.1:" + port + "\n");
    Files.writeString(home.resolve("plugins"), "[].\n");
  }

  /** Whether there is a server to start; says so once where there is none. */
  public static boolean installed() {
    if (Files.isExecutable(SCRIPT)) {
      return true;
    }
    System.out.println("Left out: tests with a real broker, as rabbitmq-server is not installed.");
    return false;
  }

  public static RealRabbit start() {
    try {
      var rabbit = new RealRabbit();
      rabbit.startAgain();
      return rabbit;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String uri() {
    return "amqp://guest:guest@127.0.0.1:" + port;
  }

  /** Starts the server that was killed, on the same port and data. */
  public void startAgain() {
    var builder = new ProcessBuilder(SCRIPT.toString());
    var environment = builder.environment();
    environment.put("HOME", home.toString());
    environment.put("RABBITMQ_MNESIA_BASE", home.resolve("mnesia").toString());
    environment.put("RABBITMQ_LOG_BASE", home.resolve("log").toString());
    environment.put("RABBITMQ_NODENAME", "forge" + port + "@localhost");
    environment.put("RABBITMQ_CONFIG_FILE", home.resolve("rabbitmq").toString());
    environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
    environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", home.resolve("plugins").toString());
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(distributionPort));
    environment.put(
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
        "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none");
    environment.put("ERL_EPMD_PORT", Integer.toString(epmdPort));
    environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
    server = RealProcess.start("rabbitmq-server", builder, line -> line.contains("completed with"));
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
    try {
      var epmd =
          new ProcessBuilder("epmd", "-port", Integer.toString(epmdPort), "-kill")
              .redirectErrorStream(true)
              .start();
      epmd.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RealProcess.delete(home);
  }
}
