package forge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import forge.testing.PushService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Those who are told when somebody is called: a person with a device, and a program of the room.
 */
final class Called implements AutoCloseable {
  static final String NAME = "keystone-mason";
  private static final String PASSWORD = "a password of some length";
  private static final JsonMapper JSON = new JsonMapper();

  private final PushService push;
  private final HttpServer program;
  private final List<String> pushed = new ArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private @Nullable Visitor person;

  Called() throws IOException {
    push = new PushService(Files.createTempDirectory("forge-push"));
    program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    program.createContext("/", this::take);
    program.start();
  }

  private void take(HttpExchange call) throws IOException {
    try (call) {
      calls.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      call.sendResponseHeaders(204, -1);
    }
  }

  /** What nodes need so that they may tell them. */
  Map<String, String> settings() {
    return Map.of(
        "FORGE_OUTGOING_TRUST",
        push.pem().toString(),
        "FORGE_OUTGOING_ALLOW",
        "localhost,127.0.0.1");
  }

  /** Has the person an account, their device told, and the program told what is said in a room. */
  void join(URI node, String mongo, Visitor keeper, String room) throws Exception {
    String email = NAME + "@example.org";
    var registered =
        new Visitor(node)
            .form(
                "/register",
                Map.of("name", NAME, "email", email, "displayName", "Mason", "password", PASSWORD));
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
    try (var client = MongoClients.create(mongo)) {
      client
          .getDatabase("forge")
          .getCollection("accounts")
          .updateOne(Filters.eq("_id", NAME), Updates.set("confirmedEmail", email));
    }
    person = new Visitor(node).signIn(NAME, PASSWORD);
    var device =
        person.json("POST", "/rest/account/notifications/devices", push.subscribe("mason"));
    assertThat(device.statusCode()).as(device.body()).isLessThan(300);
    assertThat(person.json("POST", room + "/join", "{}").statusCode()).isLessThan(300);
    String url = "http://127.0.0.1:" + program.getAddress().getPort() + "/in";
    var hook =
        keeper.json("POST", room + "/outgoing", "{\"name\":\"Bell\",\"url\":\"" + url + "\"}");
    assertThat(hook.statusCode()).as(hook.body()).isLessThan(300);
  }

  /** How many messages call the person that they have not read. */
  int badge() throws Exception {
    for (JsonNode room : JSON.readTree(person().get("/rest/chat").body())) {
      if (room.path("mentions").asInt() > 0) {
        return room.path("mentions").asInt();
      }
    }
    return 0;
  }

  private Visitor person() {
    return Objects.requireNonNull(person, "nobody joined");
  }

  /** What the person's device was told, in order. */
  synchronized List<String> pushed() {
    push.arrived().forEach(one -> pushed.add(one.text()));
    return List.copyOf(pushed);
  }

  /** How often the program was told of a message with a word in it. */
  long told(String word) {
    return calls.stream().filter(call -> call.contains(word)).count();
  }

  @Override
  public void close() {
    program.stop(0);
    push.close();
  }
}
