package forge.payara;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.loader.OpenURLClassLoader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The program {@code forge-payara.jar --app FOLDER --root FOLDER --bind ADDRESS --port PORT
 * [--threads N] [--watch-stdin]}.
 */
public final class Main {
  private static final String USAGE =
      "usage: forge-payara.jar --app FOLDER --root FOLDER --bind ADDRESS --port PORT"
          + " [--threads N] [--watch-stdin]";
  private static final String REQUEST_SECONDS = "FORGE_REQUEST_SECONDS";
  private static final String CONFIG = "configs.config.server-config.";
  private static final String HTTP =
      CONFIG + "network-config.protocols.protocol.http-listener.http.";
  private static final String TRANSPORT = CONFIG + "network-config.transports.transport.tcp.";
  private static final String LISTENER =
      CONFIG + "network-config.network-listeners.network-listener.http-listener.";

  private Main() {}

  /** Prints {@code deployed PORT} when the application is deployed; it may not be healthy yet. */
  public static void main(String[] arguments) {
    var given = List.of(arguments);
    Path app = Path.of(after("--app", given));
    Path root = Path.of(after("--root", given));
    String bind = after("--bind", given);
    int port = Integer.parseInt(after("--port", given));
    int threads = given.contains("--threads") ? Integer.parseInt(after("--threads", given)) : 128;
    if (given.contains("--watch-stdin")) {
      Thread.ofPlatform().daemon().name("stdin").start(Main::endWithParent);
    }
    try {
      PayaraMicroRuntime runtime = boot(app, root, bind, port, threads);
      if (runtime.getLocalDescriptor().getDeployedApplications().isEmpty()) {
        System.err.println("The application was not deployed; the log above says why.");
        System.exit(3);
      }
      System.out.println("deployed " + port);
      System.out.flush();
    } catch (BootstrapException e) {
      System.err.println("Payara did not start: " + e);
      System.exit(1);
    }
  }

  /**
   * Payara with its parts from the jars beside this one. Its own launcher takes them from inside
   * its jar, where looking for a class in hundreds of jars takes a third of the time of a start.
   */
  private static PayaraMicroBoot payara() throws BootstrapException {
    try {
      Path own = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      System.setProperty("fish.payara.micro.BootJar", own.toUri().toString());
      var parts = new ArrayList<URL>();
      try (var jars = Files.newDirectoryStream(own.resolveSibling("runtime"))) {
        for (Path jar : jars) {
          parts.add(jar.toUri().toURL());
        }
      }
      parts.sort(Comparator.comparing(URL::toString));
      var loader = new OpenURLClassLoader(parts.toArray(URL[]::new), Main.class.getClassLoader());
      Thread.currentThread().setContextClassLoader(loader);
      var payara = loader.loadClass("fish.payara.micro.impl.PayaraMicroImpl");
      return (PayaraMicroBoot) payara.getMethod("getInstance").invoke(null);
    } catch (IOException | URISyntaxException | ReflectiveOperationException e) {
      throw new BootstrapException("its parts are not beside it", e);
    }
  }

  private static PayaraMicroRuntime boot(Path app, Path root, String bind, int port, int threads)
      throws BootstrapException {
    var running = new ArrayList<AdminCommandRunner>();
    PayaraMicroRuntime runtime =
        payara()
            .setRootDir(root.toFile())
            .setHttpPort(port)
            .setMinHttpThreads(10)
            .setMaxHttpThreads(threads)
            .setNoHazelcast(true)
            .setPrintLogo(false)
            .setPreBootHandler(admin -> configure(admin, bind))
            .setPostBootHandler(running::add)
            .addDeploymentFile(app.toFile())
            .bootStrap();
    // Until now nobody could connect: a page that is there must not be told missing meanwhile.
    running.forEach(admin -> set(admin, LISTENER + "enabled", "true"));
    return runtime;
  }

  private static void configure(AdminCommandRunner admin, String bind) {
    set(admin, LISTENER + "address", bind);
    set(admin, LISTENER + "enabled", "false");
    set(admin, HTTP + "xpowered-by", "false");
    set(admin, HTTP + "server-header", "false");
    set(admin, HTTP + "header-buffer-length-bytes", "16384");
    // Files are written to the connection itself, which with HTTP/2 would be several requests'.
    set(admin, HTTP + "http2-enabled", "false");
    // Longer than proxies and clients keep one (nginx: 60): who closes it first must not be we, or
    // a
    // request that cannot be repeated is lost on its way.
    set(admin, HTTP + "timeout-seconds", "75");
    String seconds = System.getenv(REQUEST_SECONDS);
    if (seconds != null) {
      set(admin, HTTP + "request-timeout-seconds", seconds);
      set(admin, HTTP + "timeout-seconds", seconds);
      set(admin, TRANSPORT + "read-timeout-millis", seconds + "000");
    }
    // The application answers at /health and /metrics itself.
    set(admin, CONFIG + "microprofile-metrics-configuration.enabled", "false");
    set(admin, CONFIG + "microprofile-metrics-configuration.endpoint", "metrics-of-payara");
    run(admin, "set-microprofile-healthcheck-configuration", "--enabled=false");
    run(admin, "set-openapi-configuration", "--enabled=false");
    // Beans are looked for only in jars with a beans.xml; looking everywhere takes seconds.
    set(admin, CONFIG + "cdi-service.enable-implicit-cdi", "false");
  }

  private static void set(AdminCommandRunner admin, String name, String value) {
    run(admin, "set", name + "=" + value);
  }

  private static void run(AdminCommandRunner admin, String command, String argument) {
    ClusterCommandResult result = admin.run(command, argument);
    if (result.getExitStatus() != ClusterCommandResult.ExitStatus.SUCCESS) {
      throw new IllegalStateException(
          "Payara does not take " + command + " " + argument + ": " + result.getOutput());
    }
  }

  private static String after(String option, List<String> given) {
    int at = given.indexOf(option);
    if (at < 0 || at + 1 == given.size()) {
      System.err.println(USAGE);
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
}
