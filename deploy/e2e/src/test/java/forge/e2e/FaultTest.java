package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import forge.launcher.Forge;
import forge.testing.RealRabbit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is left when parts are killed: everything acknowledged, and after a while everything that
 * follows from it. Also carries a third-party tool through a start.
 */
class FaultTest {
  private static final Set<Integer> ANSWERS = ConcurrentHashMap.newKeySet();
  private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*(\\d+)");

  static Forge forge;
  static @Nullable RealRabbit rabbit;
  static Visitor admin;
  static String token;

  @BeforeAll
  static void start() throws Exception {
    var settings = new HashMap<String, String>();
    settings.put("FORGE_PLUGINS", plugins().toString());
    if (RealRabbit.installed()) {
      rabbit = RealRabbit.start();
      settings.put("FORGE_RABBITMQ_URI", rabbit.uri());
    }
    forge = Running.start(settings);
    admin = new Visitor(forge.url()).signIn("admin", forge.adminPassword().orElseThrow());
    assertThat(
            admin
                .form("/new", Map.of("name", "aqueduct", "title", "Aqueduct", "tool", "tickets"))
                .statusCode())
        .isEqualTo(303);
    token = admin.accessToken();
  }

  @AfterAll
  static void stop() {
    if (forge != null) {
      forge.close();
    }
    if (rabbit != null) {
      rabbit.close();
    }
  }

  /** The tutorial's tool, as a jar dropped into the plugins folder. */
  private static Path plugins() throws Exception {
    Path folder = Files.createTempDirectory("forge-plugins");
    Path target = Running.checkout().resolve("docs/tutorial/links/target");
    try (var jars = Files.list(target)) {
      Path jar = jars.filter(f -> f.toString().endsWith(".jar")).findFirst().orElseThrow();
      Files.copy(jar, folder.resolve(Objects.requireNonNull(jar.getFileName())));
    }
    return folder;
  }

  @Test
  void aToolInThePluginsFolderIsThereAfterAStart() throws Exception {
    var mounted =
        admin.form("/p/aqueduct/-/admin/tools", Map.of("tool", "links", "point", "", "label", ""));
    assertThat(mounted.statusCode()).isEqualTo(303);

    var added =
        admin.form(
            "/p/aqueduct/links", Map.of("address", "https://example.org/", "title", "Arches"));

    assertThat(added.statusCode()).isEqualTo(303);
    assertThat(new Visitor(forge.url()).get("/p/aqueduct/links").body()).contains("Arches");
  }

  @Test
  void theWebServerIsKilledWhileTicketsAreOpened() throws Exception {
    ANSWERS.clear();
    survives("payara");
    assertThat(ANSWERS).as("told to who asked meanwhile").doesNotContain(404, 500);
  }

  @Test
  void theDatabaseIsKilledWhileTicketsAreOpened() throws Exception {
    survives("store");
  }

  @Test
  void theIndexIsKilledWhileTicketsAreOpened() throws Exception {
    survives("solr");
  }

  @Test
  void theBrokerIsKilledWhileTicketsAreOpened() throws Exception {
    if (rabbit == null) {
      return;
    }
    var acknowledged = openTicketsWhile("broker", rabbit::kill);
    rabbit.startAgain();
    allThere(acknowledged, "broker");
  }

  private static void survives(String service) throws Exception {
    long pid = Objects.requireNonNull(forge.pids().get(service), service);
    var acknowledged =
        openTicketsWhile(
            service, () -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    allThere(acknowledged, service);
  }

  /** Opens tickets without pause, has something killed among them, and goes on until they work. */
  private static List<Opened> openTicketsWhile(String word, Runnable kill) throws Exception {
    var acknowledged = new CopyOnWriteArrayList<Opened>();
    var stop = new AtomicBoolean();
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; !stop.get(); i++) {
                    open(word + "leak" + i).ifPresentOrElse(acknowledged::add, FaultTest::breathe);
                  }
                });
    Patience.until("tickets are opened", () -> acknowledged.size() >= 10);
    kill.run();
    int before = acknowledged.size();
    Patience.until("tickets are opened again", () -> acknowledged.size() >= before + 10);
    stop.set(true);
    writer.join();
    return acknowledged;
  }

  /** Leaves the processor to whatever is starting again. */
  private static void breathe() {
    LockSupport.parkNanos(100_000_000);
  }

  /** A ticket whose opening was acknowledged, and the word only it has in its title. */
  private record Opened(int number, String word) {}

  private static Optional<Opened> open(String word) {
    try {
      var answer =
          admin.json(
              "POST",
              "/rest/p/aqueduct/tickets",
              "{\"title\": \"" + word + " in the arch\"}",
              token);
      ANSWERS.add(answer.statusCode());
      Matcher number = NUMBER.matcher(answer.body());
      return answer.statusCode() == 201 && number.find()
          ? Optional.of(new Opened(Integer.parseInt(number.group(1)), word))
          : Optional.empty();
    } catch (java.io.IOException away) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void allThere(List<Opened> acknowledged, String word) throws Exception {
    assertThat(acknowledged).extracting(Opened::number).doesNotHaveDuplicates();
    for (Opened opened : acknowledged) {
      assertThat(admin.get("/rest/p/aqueduct/tickets/" + opened.number()).body())
          .as("ticket " + opened.number())
          .contains(opened.word() + " in the arch");
    }
    Opened last = acknowledged.getLast();
    Patience.until(
        "the index has caught up after the " + word + " was killed",
        () ->
            admin
                .get("/rest/search?q=" + last.word())
                .body()
                .contains("/p/aqueduct/tickets/" + last.number() + "\""));
  }
}
