package forge.testing;

import com.mongodb.client.MongoDatabase;
import forge.access.Membership;
import forge.access.Roles;
import forge.access.Visit;
import forge.bell.Doorbell;
import forge.bell.LocalDoorbell;
import forge.config.ForgeConfig;
import forge.config.ForgeConfig.Backing;
import forge.config.ForgeConfig.Ssh;
import forge.project.Mount;
import forge.project.Project;
import forge.project.ProjectId;
import forge.site.Forge;
import forge.tool.Tool;
import forge.user.Device;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.Passwords;
import forge.user.User;
import forge.user.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/**
 * A whole forge with real HTTP in this very process: the project {@code p/aqueduct} with every tool
 * on the class path mounted at its usual point, and the cast of {@link People} in their roles.
 * Background work runs when {@link #settle} is called.
 */
public final class TestForge implements AutoCloseable {
  public static final ProjectId AQUEDUCT = new ProjectId("p", "aqueduct");

  /** As cheap as can be: most of what a forge costs to start would be the cast's passwords. */
  private static final Passwords PASSWORDS = new Passwords(new Passwords.Cost(64, 1, 1), 4);

  /** Much of what tests cost is Jersey reading the same resources for each forge again. */
  private static final Map<String, Object> PLAIN =
      Map.of(
          "jersey.config.disableAutoDiscovery", true,
          "jersey.config.server.wadl.disableWadl", true,
          "jersey.config.server.resource.validation.disable", true);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Browser> browsers = new HashMap<>();
  private final MongoDatabase database;
  private final Doorbell bell;
  private final MovableClock clock;
  private final Forge forge;
  private final HttpServer server;
  private final URI url;

  private TestForge(
      URI url, ForgeConfig config, MongoDatabase database, Doorbell bell, MovableClock clock) {
    this.url = url;
    this.database = database;
    this.bell = bell;
    this.clock = clock;
    forge = new Forge(config, database, bell, clock, PASSWORDS);
    var application = new ResourceConfig().addProperties(PLAIN);
    forge.resources().forEach(application::register);
    server = FilesFirst.serve(URI.create(url + "/"), application, forge.files()::answer);
  }

  private static TestForge start(
      MongoDatabase database, @Nullable String solr, Map<String, String> further) {
    URI url = address();
    var forge =
        new TestForge(
            url, config(url, solr, further), database, new LocalDoorbell(), new MovableClock());
    forge.settleIn();
    return forge;
  }

  private static URI address() {
    return URI.create("http://localhost:" + TestPorts.choose());
  }

  /** Starts a forge on an empty database. */
  public static TestForge start(MongoDatabase database) {
    return start(database, null, Map.of());
  }

  /** The same with a search server. */
  public static TestForge start(MongoDatabase database, String solr) {
    return start(database, solr, Map.of());
  }

  /** The same with settings that one tool alone understands, such as {@code FORGE_CLAMAV}. */
  public static TestForge start(MongoDatabase database, Map<String, String> further) {
    return start(database, null, further);
  }

  /** Another node of this forge, on the same stores, told of what happens here. Close it first. */
  public TestForge node() {
    return new TestForge(address(), forge.config(), database, new Borrowed(bell), clock);
  }

  /** A doorbell that outlives whoever has it. */
  private record Borrowed(Doorbell bell) implements Doorbell {
    @Override
    public void ring(String topic, String message) {
      bell.ring(topic, message);
    }

    @Override
    public void hear(String topic, Consumer<String> listener) {
      bell.hear(topic, listener);
    }

    @Override
    public void close() {
      // whoever lent it does
    }
  }

  /** Hears what nodes tell each other about this, such as {@code live}. */
  public void hear(String topic, Consumer<String> listener) {
    bell.hear(topic, listener);
  }

  /** Waits until all nodes have heard what was rung until now. */
  public void hearAll() {
    var heard = new CountDownLatch(1);
    bell.hear("test", ring -> heard.countDown());
    bell.ring("test", "");
    try {
      heard.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ForgeConfig config(URI url, @Nullable String solr, Map<String, String> further) {
    try {
      Path data = Files.createTempDirectory("forge-test");
      return new ForgeConfig(
          "Forge",
          url,
          data,
          new Backing("in this process", solr, null),
          new Ssh("127.0.0.1", 0, null),
          null,
          null,
          null,
          "localhost",
          further);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void settleIn() {
    for (UserId id : List.of(People.ADA, People.DAN, People.MIA, People.GUS)) {
      forge.users().accounts().createAdmin(id, id + "@example.org", People.PASSWORD);
      forge.users().accounts().makeAdmin(User.FORGE, id, false);
    }
    forge
        .projects()
        .create(identity(People.ADA), AQUEDUCT.name(), "Aqueduct", "Carries water uphill.");
    give(People.DAN, Roles.DEVELOPER);
    give(People.MIA, Roles.MEMBER);
    for (Tool tool : forge.tools().declared()) {
      forge.mounting().mount(visit(People.ADA), tool.key(), tool.defaultPoint(), tool.label());
    }
    hearAll(); // else a late word of new accounts ends what a test has opened for them
  }

  private void give(UserId user, String role) {
    forge.memberships().keep(new Membership(AQUEDUCT, user, Set.of(role), clock.instant()));
  }

  private static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException | UncheckedIOException stillWrittenTo) {
      folder.toFile().deleteOnExit();
    }
  }

  public Forge forge() {
    return forge;
  }

  public MovableClock clock() {
    return clock;
  }

  public URI url() {
    return url;
  }

  public Project project() {
    return forge.projects().visit(identity(People.ADA), AQUEDUCT).project();
  }

  public Mount mount(String point) {
    return project().mount(point).orElseThrow();
  }

  /** A visit to the project aqueduct. */
  public Visit visit(UserId user) {
    return forge.projects().visit(identity(user), AQUEDUCT);
  }

  /** A visit to one of its tools. */
  public Visit visit(UserId user, String point) {
    Visit visit = visit(user);
    return visit.at(visit.project().mount(point).orElseThrow());
  }

  /** A visit of somebody without an account. */
  public Visit guest(String point) {
    Visit visit = forge.projects().visit(Identity.GUEST, AQUEDUCT);
    return visit.at(visit.project().mount(point).orElseThrow());
  }

  private static Identity identity(UserId user) {
    return new Identity(
        new User(user, user.value(), false), Proof.SESSION, "test", Set.of(Identity.EVERYTHING));
  }

  /** Does all background work that is due: events told, jobs run. */
  public void settle() {
    forge.events().deliverAll();
    forge.jobs().runAll();
  }

  /** The browser of somebody signed in. */
  public Browser as(UserId user) {
    return browsers.computeIfAbsent(
        user.value(),
        name -> {
          var started =
              forge
                  .users()
                  .signIns()
                  .signIn(name, People.PASSWORD, new Device("a test", "127.0.0.1"));
          return new Browser(started.secret(), started.session().id());
        });
  }

  /** A browser without an account. */
  public Browser guest() {
    return new Browser(null, null);
  }

  /** How many database calls the answer took. */
  public static int databaseCalls(HttpResponse<?> answer) {
    String timing = answer.headers().firstValue("Server-Timing").orElseThrow();
    return Integer.parseInt(timing.replaceAll("\\D", ""));
  }

  /** How many bytes the database answered for it. */
  public static long databaseBytes(HttpResponse<?> answer) {
    return answer.headers().allValues("Server-Timing").stream()
        .filter(timing -> timing.startsWith("read"))
        .mapToLong(timing -> Long.parseLong(timing.replaceAll("\\D", "")))
        .sum();
  }

  /** Sends requests as one visitor, with the cookie and the form token a browser would send. */
  public final class Browser {
    private final @Nullable String session;
    private final @Nullable String sessionId;

    private Browser(@Nullable String session, @Nullable String sessionId) {
      this.session = session;
      this.sessionId = sessionId;
    }

    /** The token a form of this visitor carries. */
    public String csrf() {
      return forge.csrf().token(sessionId);
    }

    /** A page, as browsers ask for it. Redirects are not followed. */
    public HttpResponse<String> get(String path) {
      return send(request(path).header("Accept", accept(path)).GET());
    }

    /** A form, sent with its token. */
    public HttpResponse<String> post(String path, Map<String, String> form) {
      var all = new HashMap<>(form);
      all.putIfAbsent("csrf", csrf());
      return send(
          request(path)
              .header("Accept", "text/html")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(encoded(all))));
    }

    /** JSON by any method; the body null for none. */
    public HttpResponse<String> json(String method, String path, @Nullable String body) {
      return send(
          request(path)
              .header("Accept", "application/json")
              .header("Content-Type", "application/json")
              .header("X-CSRF-Token", csrf())
              .method(
                  method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** A request of this visitor to be completed by the test. */
    public HttpRequest.Builder request(String path) {
      var request = HttpRequest.newBuilder(URI.create(url + path));
      return session == null ? request : request.header("Cookie", "forge_session=" + session);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return client.send(request.build(), BodyHandlers.ofString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private static String accept(String path) {
      return path.startsWith("/rest/") ? "application/json" : "text/html";
    }

    private static String encoded(Map<String, String> form) {
      return form.entrySet().stream()
          .map(
              e ->
                  URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8)
                      + "="
                      + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
          .collect(Collectors.joining("&"));
    }
  }

  @Override
  public void close() {
    server.shutdownNow();
    forge.close();
    client.close();
    if (!(bell instanceof Borrowed)) {
      delete(forge.config().data());
    }
  }
}
