package forge.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How each service of this distribution is started. */
final class Services {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String SETSID = "/usr/bin/setsid";

  /**
   * Keeps a program that does not watch its input company: asks it to end when the input ends or
   * when asked itself.
   */
  static final String COMPANION =
      """
      exec 3<&0
      "$@" </dev/null & child=$!
      trap 'kill -TERM $child 2>/dev/null' TERM INT
      { cat <&3 >/dev/null; kill -TERM $child 2>/dev/null; } & watch=$!
      wait $child; code=$?
      while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
      kill $watch 2>/dev/null
      exit $code
      """;

  private final Distribution distribution;
  private final Settings settings;
  private final DataFolder data;

  Services(Distribution distribution, Settings settings, DataFolder data) {
    this.distribution = distribution;
    this.settings = settings;
    this.data = data;
  }

  /** The document store that comes with the forge. */
  Service embeddedStore(int port, String secret) {
    return new Service(
        "store",
        java(
            settings.memory().store(),
            List.of(),
            List.of(
                "-cp",
                distribution.classPath("store"),
                "forge.mongo.Main",
                "--dir",
                data.room("store").toString(),
                "--port",
                Integer.toString(port),
                "--watch-stdin")),
        Map.of("FORGE_MONGODB_SECRET", secret),
        data.log("store"),
        new Readiness.Says("ready"),
        PATIENCE,
        () -> {});
  }

  /** A mongod of this machine. */
  Service mongod(Path program, int port) {
    var command = new ArrayList<>(ownGroup());
    command.addAll(
        List.of(
            "/bin/sh",
            "-c",
            COMPANION,
            "mongod",
            program.toString(),
            "--dbpath",
            data.room("store").toString(),
            "--port",
            Integer.toString(port),
            "--bind_ip",
            "127.0.0.1",
            "--wiredTigerCacheSizeGB",
            "0.25"));
    return new Service(
        "store",
        List.copyOf(command),
        Map.of(),
        data.log("store"),
        new Readiness.Listens(port),
        PATIENCE,
        () -> {});
  }

  /** The search server. */
  Service solr(int port) {
    return new Service(
        "solr",
        java(
            settings.memory().solr(),
            List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"),
            List.of(
                "-cp",
                distribution.classPath("solr"),
                "forge.solr.Main",
                "--home",
                data.room("solr").toString(),
                "--port",
                Integer.toString(port),
                "--watch-stdin")),
        Map.of(),
        data.log("solr"),
        new Readiness.Says("ready"),
        PATIENCE,
        () -> {});
  }

  /** The mail server, which takes mail for the forge and passes on what that sends. */
  Service mail(Map<String, String> environment) {
    return new Service(
        "mail",
        java(
            settings.memory().mail(),
            List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"),
            List.of(
                "-cp",
                distribution.classPath("mail"),
                "forge.mailserver.Main",
                "--home",
                data.room("mail").toString(),
                "--watch-stdin")),
        environment,
        data.log("mail"),
        new Readiness.Says("ready"),
        PATIENCE,
        () -> {});
  }

  /** The web server with the application, which reads its settings from this environment. */
  Service payara(int port, Map<String, String> environment) {
    Path application = data.room("payara").resolve("ROOT");
    Path domain = data.room("payara").resolve("domain");
    return new Service(
        "payara",
        java(
            settings.memory().payara(),
            payaraOptions(),
            List.of(
                "-jar",
                distribution.payara().toString(),
                "--app",
                application.toString(),
                "--root",
                domain.toString(),
                "--bind",
                settings.bind(),
                "--port",
                Integer.toString(port),
                "--watch-stdin")),
        environment,
        data.log("payara"),
        new Readiness.Answers(URI.create("http://" + host() + ":" + port + "/health/ready")),
        PATIENCE,
        () -> clear(domain));
  }

  /**
   * The best compiler waits for code that is really hot: it took a third of the time of a start.
   */
  private List<String> payaraOptions() {
    return List.of(
        "-XX:Tier4InvocationThreshold=25000",
        "-XX:Tier4MinInvocationThreshold=3000",
        "-XX:Tier4CompileThreshold=75000",
        "-XX:Tier4BackEdgeThreshold=200000",
        "-Djava.util.logging.config.file="
            + distribution.home().resolve("lib/payara/logging.properties"));
  }

  /** Where this machine reaches its own web server. */
  String host() {
    String bind = settings.bind();
    if (bind.equals("0.0.0.0") || bind.equals("::")) {
      return "127.0.0.1";
    }
    return bind.contains(":") ? "[" + bind + "]" : bind;
  }

  /** Payara would deploy what it finds in a folder it used before. */
  private static void clear(Path domain) {
    try {
      Distribution.delete(domain);
    } catch (IOException e) {
      throw new CannotStart(domain + " cannot be cleared: " + e.getMessage(), e);
    }
  }

  private List<String> java(String heap, List<String> options, List<String> program) {
    var command = new ArrayList<>(ownGroup());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + data.room("tmp")));
    command.addAll(options);
    command.addAll(program);
    return List.copyOf(command);
  }

  /**
   * Ctrl-C reaches every process of the terminal's group at once; in a group of its own a child
   * hears only from the launcher, which stops them in order.
   */
  private static List<String> ownGroup() {
    return Files.isExecutable(Path.of(SETSID)) ? List.of(SETSID) : List.of();
  }
}
