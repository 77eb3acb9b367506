package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import forge.launcher.Forge;
import forge.testing.RealRabbit;
import forge.testing.TestPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  static Forge one;
  static Forge other;
  static Visitor admin;
  static String token;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RealRabbit.installed(), "rabbitmq-server is not installed");
    rabbit = RealRabbit.start();
    one =
        Running.start(
            Map.of(
                "FORGE_RABBITMQ_URI", rabbit.uri(),
                "FORGE_IRC_PORT", Integer.toString(IRC_OF_ONE)));
    Map<String, String> shared = one.environment();
    other =
        Running.start(
            Map.of(
                "FORGE_RABBITMQ_URI", rabbit.uri(),
                "FORGE_IRC_PORT", Integer.toString(IRC_OF_OTHER),
                "FORGE_MONGODB_URI", Objects.requireNonNull(shared.get("FORGE_MONGODB_URI")),
                "FORGE_SOLR_URL", Objects.requireNonNull(shared.get("FORGE_SOLR_URL"))));
    admin = new Visitor(one.url()).signIn("admin", one.adminPassword().orElseThrow());
    var made = admin.form("/new", Map.of("name", "aqueduct", "title", "Aqueduct", "tool", "chat"));
    assertThat(made.statusCode()).isEqualTo(303);
    token = admin.accessToken();
  }

  @AfterAll
  static void stop() {
    for (Forge forge : new Forge[] {other, one}) {
      if (forge != null) {
        forge.close();
      }
    }
    if (rabbit != null) {
      rabbit.close();
    }
  }

  @Test
  void whatIsSaidAtOneNodeIsHeardAtBothAndTheDeathOfOneLosesNothing() throws Exception {
    JsonNode room = new JsonMapper().readTree(new Visitor(other.url()).get(ROOM).body());
    String stream = room.path("stream").asText();
    String position = room.path("position").asText();
    long first = Long.parseLong(position.substring(position.lastIndexOf(':') + 1)) + 1;

    try (var here = new Hearing(stream, position).at(one.url());
        var there = new Hearing(stream, position).at(other.url());
        var ircHere = new IrcVisitor(IRC_OF_ONE, token, CHANNEL);
        var ircThere = new IrcVisitor(IRC_OF_OTHER, token, CHANNEL)) {
      var said = new ArrayList<>(List.of(say(one, "water"), say(other, "arches")));
      Patience.until("both hear both", () -> hearAll(said, here, there));
      assertThat(ircThere.saidUpTo("arches")).containsExactly("water", "arches");
      String last = ircHere.idOf("arches");

      kill(one);
      here.cut().get(1, TimeUnit.MINUTES);
      assertThat(ircHere.awaitEnd()).as("killed, it says no goodbye").isFalse();
      said.add(say(other, "granite"));
      here.at(other.url());
      said.add(say(other, "lime"));
      Patience.until("the cut-off client has caught up", () -> hearAll(said, here, there));
      Patience.until(
          "the dead node is back",
          () -> new Visitor(one.url()).get("/p/aqueduct").statusCode() == 200);
      said.add(say(one, "mortar"));
      Patience.until("both hear what the node says again", () -> hearAll(said, here, there));

      long[] all = LongStream.range(first, first + said.size()).toArray();
      assertThat(here.numbers()).containsExactly(box(all));
      assertThat(there.numbers()).containsExactly(box(all));
      assertThat(ircThere.saidUpTo("mortar")).containsExactly("granite", "lime", "mortar");
      try (var ircBack = new IrcVisitor(IRC_OF_ONE, token, CHANNEL)) {
        assertThat(ircBack.saidAfter(last)).containsExactly("granite", "lime", "mortar");
        say(other, "plaster");
        assertThat(ircBack.saidUpTo("plaster")).containsExactly("plaster");
      }
    }
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

  private static void kill(Forge node) {
    long pid = Objects.requireNonNull(node.pids().get("payara"));
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static Long[] box(long[] numbers) {
    return LongStream.of(numbers).boxed().toArray(Long[]::new);
  }
}
