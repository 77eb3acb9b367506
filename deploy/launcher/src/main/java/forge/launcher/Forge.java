package forge.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
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
  private static final Duration GRACE_WEB = Duration.ofSeconds(4);
  private static final Duration GRACE_STORES = Duration.ofSeconds(4);

  private final Settings settings;
  private final DataFolder data;
  private final List<Child> children = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, String> environment = new TreeMap<>();
  private URI url = URI.create("http://localhost");
  private String ssh = "";
  private @Nullable String mailbox;
  private Runnable later = () -> {};
  private @Nullable String adminPassword;

  private Forge(Settings settings, DataFolder data) {
    this.settings = settings;
    this.data = data;
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
    return start(settings, forge -> forge.launchAll(distribution, progress));
  }

  /** Starts only what keeps things, for a deed of an administrator while the forge is down. */
  static Forge startStores(DataFolder data, Settings settings, Distribution distribution) {
    return start(
        data,
        settings,
        forge -> forge.launchStores(new Services(distribution, settings, data), Progress.SILENT));
  }

  private static Forge start(Settings settings, Consumer<Forge> launch) {
    return start(DataFolder.take(settings.data()), settings, launch);
  }

  private static Forge start(DataFolder data, Settings settings, Consumer<Forge> launch) {
    var forge = new Forge(settings, data);
    Runtime.getRuntime().addShutdownHook(new Thread(forge::close, "stop"));
    try {
      launch.accept(forge);
      forge.awaitAll();
      data.publish(forge.environment());
      forge.adminPassword = forge.takeFirstAdmin();
      forge.later.run();
      return forge;
    } catch (RuntimeException e) {
      forge.close();
      throw e;
    }
  }

  private void launchAll(Distribution distribution, Progress progress) {
    int port = httpPort();
    url = settings.publicUrl(port);
    environment.put("FORGE_HTTP_PORT", Integer.toString(port));
    environment.put("FORGE_PUBLIC_URL", url.toString());
    int sshPort = settings.sshPort() == 0 ? Ports.choose() : settings.sshPort();
    environment.put("FORGE_SSH_PORT", Integer.toString(sshPort));
    ssh = ssh(sshPort);
    environment.put("FORGE_FIRST_ADMIN_PASSWORD_FILE", data.firstAdmin().toString());
    distribution.layOut(data.room("payara").resolve("ROOT"), settings.plugins());
    var services = new Services(distribution, settings, data);
    launchStores(services, progress);
    progress.settled(
        "bell", settings.rabbitmq() == null ? "in the web server" : "configured by URL");
    Optional<Service> mail = mail(services, port, progress);
    keep(services.payara(port, Map.copyOf(environment)), progress);
    mail.ifPresent(service -> later = () -> keepAside(service, progress));
  }

  private void launchStores(Services services, Progress progress) {
    startStore(services, progress);
    startSearch(services, progress);
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

  private void startStore(Services services, Progress progress) {
    switch (StoreEngine.choose(settings, data, path())) {
      case StoreEngine.Configured(String uri) -> progress.settled("store", "configured by URL");
      case StoreEngine.Embedded() -> {
        int port = Ports.choose();
        String secret = secret();
        environment.put(
            "FORGE_MONGODB_URI",
            "mongodb://forge:" + secret + "@127.0.0.1:" + port + "/forge?authSource=admin");
        keep(services.embeddedStore(port, secret), progress);
      }
      case StoreEngine.Mongod(Path program) -> {
        int port = Ports.choose();
        environment.put("FORGE_MONGODB_URI", "mongodb://127.0.0.1:" + port + "/forge");
        keep(services.mongod(program, port), progress);
      }
    }
  }

  /** Nobody else on this machine may read the store, though its port is open to all of them. */
  private static String secret() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Solr remembers its address with its collections, so it keeps its port where it can. */
  private void startSearch(Services services, Progress progress) {
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
    keep(services.solr(port), progress);
  }

  /** What the mail server needs to know of this forge, and this forge of it. */
  private Optional<Service> mail(Services services, int port, Progress progress) {
    Settings.Mail mail = settings.mail();
    if (mail.elsewhere()) {
      progress.settled("mail", "not started, as FORGE_MAIL_URI says");
      return Optional.empty();
    }
    if (mail.smtpPort() != 0 && !Ports.free(settings.bind(), mail.smtpPort())) {
      progress.settled("mail", "off: port " + mail.smtpPort() + " is taken by another program");
      return Optional.empty();
    }
    int smtp = mail.smtpPort() == 0 ? Ports.choose() : mail.smtpPort();
    int submission = mail.submissionPort() == 0 ? Ports.choose() : mail.submissionPort();
    String domain = mail.domain(url);
    String secret = secret();
    environment.put("FORGE_MAIL_DOMAIN", domain);
    environment.put("FORGE_MAIL_SECRET", secret);
    environment.put("FORGE_SMTP_PORT", Integer.toString(smtp));
    var told = new TreeMap<String, String>();
    told.put("FORGE_MAIL_DOMAIN", domain);
    told.put("FORGE_MAIL_SECRET", secret);
    told.put("FORGE_MAIL_HOOK", "http://" + services.host() + ":" + port + "/rest/mail");
    told.put("FORGE_MAIL_SMTP", settings.bind() + ":" + smtp);
    for (String name : List.of("FORGE_SMTP_TLS_KEYSTORE", "FORGE_SMTP_TLS_PASSWORD")) {
      Optional.ofNullable(settings.given().get(name)).ifPresent(value -> told.put(name, value));
    }
    told.put("FORGE_MAIL_SUBMISSION", "127.0.0.1:" + submission);
    if (mail.gateway() != null) {
      told.put("FORGE_MAIL_GATEWAY", mail.gateway());
      environment.put(
          "FORGE_MAIL_URI", "smtp://forge%40" + domain + ":" + secret + "@127.0.0.1:" + submission);
    }
    mailbox =
        "taken for "
            + domain
            + " at port "
            + smtp
            + (mail.gateway() == null ? "; none goes out" : "");
    return Optional.of(services.mail(told));
  }

  private static String path() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }

  private void keep(Service service, Progress progress) {
    synchronized (children) {
      if (closed.getCount() > 0) {
        children.add(Child.start(service, progress));
      }
    }
  }

  /** Mail may come later, or not at all: all else works without. */
  private void keepAside(Service service, Progress progress) {
    keep(service, progress);
    children().stream()
        .filter(child -> child.name().equals(service.name()))
        .forEach(
            child -> {
              var unused =
                  child
                      .ready()
                      .whenComplete(
                          (time, failure) -> {
                            if (failure instanceof CannotStart cannot) {
                              progress.settled(service.name(), "off: " + cannot.sentence());
                            }
                          });
            });
  }

  /** Returns when all work, or throws what the first that never will has said. */
  private void awaitAll() {
    List<CompletableFuture<Duration>> ready = children().stream().map(Child::ready).toList();
    var failed = new CompletableFuture<Duration>();
    for (CompletableFuture<Duration> one : ready) {
      var unused =
          one.whenComplete(
              (time, failure) -> {
                if (failure != null) {
                  failed.completeExceptionally(failure);
                }
              });
    }
    var all = CompletableFuture.allOf(ready.toArray(CompletableFuture<?>[]::new));
    try {
      CompletableFuture.anyOf(all, failed).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof CannotStart cannot
          ? cannot
          : new CannotStart("The start was broken off.", e);
    }
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

  private List<Child> children() {
    synchronized (children) {
      return List.copyOf(children);
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
    Map<String, Long> pids = new LinkedHashMap<>();
    children().forEach(child -> pids.put(child.name(), child.pid()));
    return pids;
  }

  /** Returns when the forge is closed. */
  void await() throws InterruptedException {
    closed.await();
  }

  /** Stops the web server first, then what it stood on; returns when all are gone. */
  @Override
  public void close() {
    List<Child> all;
    synchronized (children) {
      if (closed.getCount() == 0) {
        return;
      }
      closed.countDown();
      all = List.copyOf(children);
    }
    stop(all.stream().filter(child -> child.name().equals("payara")).toList(), GRACE_WEB);
    stop(all.stream().filter(child -> !child.name().equals("payara")).toList(), GRACE_STORES);
    data.close();
  }

  private static void stop(List<Child> some, Duration grace) {
    List<Thread> stopping =
        some.stream().map(child -> Thread.ofPlatform().start(() -> child.stop(grace))).toList();
    try {
      for (Thread thread : stopping) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
