package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import forge.launcher.Forge;
import forge.testing.RealRabbit;
import forge.testing.TestPorts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two web servers on the same stores, with RabbitMQ between them: one forge to all who use it. */
class NodesTest {
  private static final String ROOM = "/rest/p/aqueduct/chat";

  static @Nullable RealRabbit rabbit;
  private static final String CHANNEL = "#aqueduct/chat";
  private static final int IRC_OF_ONE = TestPorts.choose();
  private static final int IRC_OF_OTHER = TestPorts.choose();

  private static final String OWED = "@" + Called.NAME + " look at the voussoir";
  private static final String ITS_WORD = "voussoir";

  static Forge one;
  static Forge other;
  static Called called;
  static Sluice sluice;
  static Visitor admin;
  static String token;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RealRabbit.installed(), "rabbitmq-server is not installed");
    rabbit = RealRabbit.start();
    called = new Called();
    one = Running.start(settings(IRC_OF_ONE));
    Map<String, String> shared = one.environment();
    sluice = new Sluice(Objects.requireNonNull(shared.get("FORGE_MONGODB_URI")));
    Map<String, String> second = settings(IRC_OF_OTHER);
    second.put("FORGE_MONGODB_URI", sluice.uri());
    second.put("FORGE_SOLR_URL", Objects.requireNonNull(shared.get("FORGE_SOLR_URL")));
    other = Running.start(second);
    admin = new Visitor(one.url()).signIn("admin", one.adminPassword().orElseThrow());
    var made = admin.form("/new", Map.of("name", "aqueduct", "title", "Aqueduct", "tool", "chat"));
    assertThat(made.statusCode()).isEqualTo(303);
    token = admin.accessToken();
    called.join(one.url(), Objects.requireNonNull(shared.get("FORGE_MONGODB_URI")), admin, ROOM);
  }

  private static Map<String, String> settings(int irc) {
    var settings = new HashMap<>(called.settings());
    settings.put("FORGE_RABBITMQ_URI", Objects.requireNonNull(rabbit).uri());
    settings.put("FORGE_IRC_PORT", Integer.toString(irc));
    return settings;
  }

  @AfterAll
  static void stop() throws Exception {
    for (Forge forge : new Forge[] {other, one}) {
      if (forge != null) {
        forge.close();
      }
    }
    if (sluice != null) {
      sluice.close();
    }
    if (called != null) {
      called.close();
    }
    if (rabbit != null) {
      rabbit.close();
    }
  }

  @Test
  void whatIsSaidAtOneNodeIsHeardAtBothAndTheDeathOfOneLosesNothing() throws Exception {
    JsonNode room = new JsonMapper().readTree(new Visitor(one.url()).get(ROOM).body());
    String stream = room.path("stream").asText();
    String position = room.path("position").asText();
    long first = Long.parseLong(position.substring(position.lastIndexOf(':') + 1)) + 1;

    try (var here = new Hearing(stream, position).at(other.url());
        var there = new Hearing(stream, position).at(one.url());
        var ircHere = new IrcVisitor(IRC_OF_OTHER, token, CHANNEL);
        var ircThere = new IrcVisitor(IRC_OF_ONE, token, CHANNEL)) {
      var said = new ArrayList<>(List.of(say(one, "water"), say(other, "arches")));
      Patience.until("both hear both", () -> hearAll(said, here, there));
      assertThat(ircThere.saidUpTo("arches")).containsExactly("water", "arches");
      String last = ircHere.idOf("arches");

      said.add(dieBetweenKeepingAndTelling());
      here.cut().get(1, TimeUnit.MINUTES);
      assertThat(ircHere.awaitEnd()).as("killed, it says no goodbye").isFalse();
      said.add(say(one, "granite"));
      here.at(one.url());
      said.add(say(one, "lime"));
      Patience.until("the cut-off client has caught up", () -> hearAll(said, here, there));
      Patience.until(
          "the dead node is back",
          () -> new Visitor(other.url()).get("/p/aqueduct").statusCode() == 200);
      said.add(say(other, "mortar"));
      Patience.until("both hear what the node says again", () -> hearAll(said, here, there));

      long[] all = LongStream.range(first, first + said.size()).toArray();
      assertThat(here.numbers()).containsExactly(box(all));
      assertThat(there.numbers()).containsExactly(box(all));
      assertThat(ircThere.saidUpTo("mortar")).containsExactly(OWED, "granite", "lime", "mortar");
      try (var ircBack = new IrcVisitor(IRC_OF_OTHER, token, CHANNEL)) {
        assertThat(ircBack.saidAfter(last)).containsExactly(OWED, "granite", "lime", "mortar");
        say(one, "plaster");
        assertThat(ircBack.saidUpTo("plaster")).containsExactly("plaster");
      }
      whoWasCalledIsToldOnce();
    }
  }

  /**
   * Has a node killed when it has kept a message that calls somebody, and done nothing else. It
   * said what was said last, so the number it tries is free.
   */
  private static String dieBetweenKeepingAndTelling() throws Exception {
    var kept = sluice.shutBehind("insert\0\16\0\0\0chat_messages", OWED);
    var answer = CompletableFuture.supplyAsync(() -> status(other, OWED));
    kept.get(1, TimeUnit.MINUTES);
    Patience.until(
        "the message is kept",
        () -> new Visitor(one.url()).get(ROOM + "/messages").body().contains(ITS_WORD));
    assertThat(answer).as("the node knows of it").isNotDone();
    kill(other);
    assertThat(answer.get(1, TimeUnit.MINUTES)).as("nobody answered").isZero();
    sluice.open();
    return ITS_WORD;
  }

  /** A later call shows that nothing is still on its way. */
  private static void whoWasCalledIsToldOnce() throws Exception {
    Patience.until("the badge counts the call", () -> called.badge() == 1);
    Patience.until("the program is told", () -> called.told(ITS_WORD) == 1);
    Patience.until("the device is told", () -> called.pushed().size() == 1);
    say(other, "@" + Called.NAME + " it stands");
    Patience.until("the program is told again", () -> called.told("it stands") == 1);
    Patience.until("the device is told again", () -> called.pushed().size() >= 2);
    assertThat(called.pushed()).hasSize(2);
    assertThat(called.badge()).isEqualTo(2);
    assertThat(called.told(ITS_WORD)).isEqualTo(1);
  }

  @Test
  void whatIsSaidWhileTheBrokerIsAwayIsHeardAtTheOtherNodeInOrder() throws Exception {
    JsonNode room = new JsonMapper().readTree(new Visitor(other.url()).get(ROOM).body());
    String position = room.path("position").asText();
    long first = Long.parseLong(position.substring(position.lastIndexOf(':') + 1)) + 1;
    RealRabbit broker = Objects.requireNonNull(rabbit);

    try (var there = new Hearing(room.path("stream").asText(), position).at(other.url())) {
      broker.kill();
      var said = new ArrayList<>(List.of(say(one, "sand"), say(one, "gravel"), say(one, "clay")));
      Patience.until("all is heard without the broker", () -> hearAll(said, there));
      broker.startAgain();
      said.add(say(one, "loam"));
      said.add(say(other, "chalk"));
      Patience.until("all is heard with it again", () -> hearAll(said, there));

      long[] all = LongStream.range(first, first + said.size()).toArray();
      assertThat(there.numbers()).containsExactly(box(all));
    }
  }

  @Test
  void whatIsChangedAtOneNodeIsChangedAtTheOther() throws Exception {
    admin.form(
        "/p/aqueduct/-/admin",
        Map.of("title", "Aqueduct of stone", "summary", "", "description", "", "labels", ""));

    Patience.until(
        "the other node says the new title",
        () -> new Visitor(other.url()).get("/p/aqueduct").body().contains("Aqueduct of stone"));
  }

  private static boolean hearAll(List<String> said, Hearing... all) {
    for (Hearing each : all) {
      if (each.numbers().size() < said.size() || !said.stream().allMatch(each.heard()::contains)) {
        return false;
      }
    }
    return true;
  }

  private static String say(Forge node, String word) throws Exception {
    var answer =
        new Visitor(node.url())
            .json("POST", ROOM + "/messages", "{\"text\": \"" + word + "\"}", token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return word;
  }

  /** What a node answers to something said; 0 for nothing. */
  private static int status(Forge node, String text) {
    try {
      return new Visitor(node.url())
          .json("POST", ROOM + "/messages", "{\"text\": \"" + text + "\"}", token)
          .statusCode();
    } catch (IOException cut) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static void kill(Forge node) {
    long pid = Objects.requireNonNull(node.pids().get("payara"));
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static Long[] box(long[] numbers) {
    return LongStream.of(numbers).boxed().toArray(Long[]::new);
  }
}
