package forge.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running forge with every service it stands on.
 *
 * <pre>{@code
 * try (var forge = Forge.start(Map.of("FORGE_DATA", folder, "FORGE_HTTP_PORT", "0"))) {
 *   browse(forge.url(), forge.adminPassword());
 * }
 * }</pre>
 */
public final class Forge implements AutoCloseable {
  private final Settings settings;
  private final DataFolder data;
  private final Progress progress;
  private final Children children;
  private final Map<String, String> environment = new TreeMap<>();
  private URI url = URI.create("http://localhost");
  private String ssh = "";
  private @Nullable String mailbox;
  private Runnable later = () -> {};
  private @Nullable String adminPassword;

  private Forge(Settings settings, DataFolder data, Progress progress) {
    this.settings = settings;
    this.data = data;
    this.progress = progress;
    this.children = new Children(progress);
    environment.putAll(settings.given());
    environment.put("FORGE_DATA", data.root().toString());
    environment.put("FORGE_BIND", settings.bind());
  }

  /**
   * Starts a forge with exactly these settings, named as in the environment, and returns when all
   * of it works. Throws {@link CannotStart} with a sentence otherwise, with nothing left running.
   */
  public static Forge start(Map<String, String> settings) {
    return start(Settings.from(settings), Distribution.find(), Progress.SILENT);
  }

  static Forge start(Settings settings, Distribution distribution, Progress progress) {
    return start(
        DataFolder.take(settings.data()),
        settings,
        progress,
        forge -> forge.launchAll(new Services(distribution, settings, forge.data), distribution));
  }

  /** Starts only what keeps things, for a deed of an administrator while the forge is down. */
  static Forge startStores(DataFolder data, Settings settings, Distribution distribution) {
    return start(
        data,
        settings,
        Progress.SILENT,
        forge -> forge.launchStores(new Services(distribution, settings, data)));
  }

  private static Forge start(
      DataFolder data, Settings settings, Progress progress, Consumer<Forge> launch) {
    var forge = new Forge(settings, data, progress);
    Runtime.getRuntime().addShutdownHook(new Thread(forge::close, "stop"));
    try {
      launch.accept(forge);
      forge.children.awaitAll();
      data.publish(forge.environment());
      forge.adminPassword = forge.takeFirstAdmin();
      forge.later.run();
      return forge;
    } catch (RuntimeException e) {
      forge.close();
      throw e;
    }
  }

  private void launchAll(Services services, Distribution distribution) {
    int port = httpPort();
    url = settings.publicUrl(port);
    environment.put("FORGE_HTTP_PORT", Integer.toString(port));
    environment.put("FORGE_PUBLIC_URL", url.toString());
    int sshPort = settings.sshPort() == 0 ? Ports.choose() : settings.sshPort();
    environment.put("FORGE_SSH_PORT", Integer.toString(sshPort));
    ssh = ssh(sshPort);
    environment.put("FORGE_NODE", secret());
    environment.put("FORGE_FIRST_ADMIN_PASSWORD_FILE", data.firstAdmin().toString());
    distribution.layOut(data.room("payara").resolve("ROOT"), settings.plugins());
    launchStores(services);
    progress.settled(
        "bell", settings.rabbitmq() == null ? "in the web server" : "configured by URL");
    Optional<PostOffice> post = PostOffice.open(settings, url, progress);
    post.ifPresent(
        office -> {
          environment.putAll(office.toldToForge());
          mailbox = office.mailbox();
          String here = "http://" + services.host() + ":" + port;
          Service server = services.mail(office.toldToServer(settings, here));
          later = () -> children.keepAside(server);
        });
    children.keep(services.payara(port, Map.copyOf(environment)));
  }

  private void launchStores(Services services) {
    startStore(services);
    startSearch(services);
  }

  private int httpPort() {
    int port = settings.httpPort() == 0 ? Ports.choose() : settings.httpPort();
    if (!Ports.free(settings.bind(), port)) {
      throw new CannotStart(
          "Port "
              + port
              + " of "
              + settings.bind()
              + " is taken by another program. Set FORGE_HTTP_PORT to a free one, for example"
              + " FORGE_HTTP_PORT="
              + (port + 1)
              + ".");
    }
    return port;
  }

  /** A port that is taken does not stop the rest: pages and clones over HTTP work without. */
  private String ssh(int port) {
    if (!Ports.free(settings.bind(), port)) {
      return "off: port %d of %s is taken by another program. Set FORGE_SSH_PORT to a free one."
          .formatted(port, settings.bind());
    }
    String told = settings.given().get("FORGE_SSH_URL");
    return "at " + (told != null ? told : "ssh://" + url.getHost() + ":" + port);
  }

  private void startStore(Services services) {
    switch (StoreEngine.choose(settings, data, path())) {
      case StoreEngine.Configured(String uri) -> progress.settled("store", "configured by URL");
      case StoreEngine.Embedded() -> {
        int port = Ports.choose();
        String secret = secret();
        environment.put(
            "FORGE_MONGODB_URI",
            "mongodb://forge:" + secret + "@127.0.0.1:" + port + "/forge?authSource=admin");
        children.keep(services.embeddedStore(port, secret));
      }
      case StoreEngine.Mongod(Path program) -> {
        int port = Ports.choose();
        environment.put("FORGE_MONGODB_URI", "mongodb://127.0.0.1:" + port + "/forge");
        children.keep(services.mongod(program, port));
      }
    }
  }

  /** Nobody else on this machine may use what listens here, though its ports are open to all. */
  static String secret() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Solr remembers its address with its collections, so it keeps its port where it can. */
  private void startSearch(Services services) {
    if (settings.solr() != null) {
      progress.settled("solr", "configured by URL");
      return;
    }
    int port =
        data.recalled("solr-port")
            .map(Integer::valueOf)
            .filter(Ports::freeForSolr)
            .orElseGet(Ports::choose);
    data.remember("solr-port", Integer.toString(port));
    environment.put("FORGE_SOLR_URL", "http://127.0.0.1:" + port + "/solr");
    children.keep(services.solr(port));
  }

  private static String path() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }

  /** The application writes the password of the account it made when there was none. */
  private @Nullable String takeFirstAdmin() {
    try {
      if (Files.notExists(data.firstAdmin())) {
        return null;
      }
      List<String> lines = Files.readAllLines(data.firstAdmin());
      Files.delete(data.firstAdmin());
      return lines.size() < 2 ? null : lines.get(1);
    } catch (IOException e) {
      throw new CannotStart("The first administrator's password cannot be read.", e);
    }
  }

  /** Where browsers find it. */
  public URI url() {
    return url;
  }

  /** Where clients reach it over SSH, or why they do not. */
  public String ssh() {
    return ssh;
  }

  /** Where clients of IRC are answered; empty where no setting says so. */
  public Optional<String> irc() {
    String port = settings.given().get("FORGE_IRC_TLS_PORT");
    String scheme = port == null ? "irc://" : "ircs://";
    return Optional.ofNullable(port == null ? settings.given().get("FORGE_IRC_PORT") : port)
        .map(at -> "at " + scheme + url.getHost() + ":" + at.substring(at.lastIndexOf(':') + 1));
  }

  /** Where mail comes in; empty where no server of ours takes it. */
  public Optional<String> mail() {
    return Optional.ofNullable(mailbox);
  }

  /** The password of the account {@code admin}, when this start made it; empty otherwise. */
  public Optional<String> adminPassword() {
    return Optional.ofNullable(adminPassword);
  }

  /** The folder everything lies in. */
  public Path data() {
    return data.root();
  }

  /** What the application was given, with the addresses of the embedded services. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** The process of each service at this moment; 0 for one that is down. */
  public Map<String, Long> pids() {
    return children.pids();
  }

  /** Returns when the forge is closed. */
  void await() throws InterruptedException {
    children.awaitStop();
  }

  /** Stops the web server first, then what it stood on; returns when all are gone. */
  @Override
  public void close() {
    if (children.stop()) {
      data.close();
    }
  }
}
