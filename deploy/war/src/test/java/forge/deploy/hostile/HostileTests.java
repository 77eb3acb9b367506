package forge.deploy.hostile;

import static forge.deploy.hostile.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.UserId;
import forge.web.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests on a town with something of everything, beside another that is hidden. */
@TestMethodOrder(OrderAnnotation.class)
abstract class HostileTests {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

  private static final UserId ROOT = new UserId("root");

  static final Map<String, String> FOREIGN = new TreeMap<>();
  static TestForge forge;
  static List<Route> routes;
  static String foreignMount = "";
  static String page = "";
  static String token = "";

  @BeforeAll
  static void settle() throws JsonProcessingException {
    forge = TestForge.start(DATABASE.fresh());
    forge.forge().users().accounts().createAdmin(ROOT, "root@example.org", People.PASSWORD);
    fill(forge.as(People.ADA), "aqueduct");
    var gus = forge.as(People.GUS);
    gus.json("POST", "/rest/projects", "{\"name\":\"viaduct\",\"title\":\"Viaduct\"}");
    for (String tool : List.of("tickets", "wiki", "blog", "discussion", "scm", "files", "chat")) {
      gus.json("POST", "/rest/p/viaduct/-/tools", "{\"tool\":\"" + tool + "\"}");
    }
    fill(gus, "viaduct");
    for (String room : List.of("Masons\",\"access\":\"open", "Guild\",\"access\":\"members")) {
      forge.as(People.ADA).json("POST", "/rest/chat/rooms", "{\"label\":\"" + room + "\"}");
    }
    forge.as(People.ADA).json("POST", "/rest/chat/r/masons/messages", "{\"text\":\"Hello.\"}");
    String topic = "{\"title\":\"Mortar\",\"text\":\"Too wet.\"}";
    forge.as(People.ADA).json("POST", "/rest/chat/r/masons/topics", topic);
    gus.post("/p/viaduct/-/admin/permissions", Map.of("permission", "READ", "role", "admin"));
    String post =
        json(forge.as(People.ADA).get("/rest/p/aqueduct/blog")).get(0).get("address").asText();
    page = json(forge.as(People.ADA).get("/rest/p/aqueduct/wiki/Home")).get("id").asText();
    for (JsonNode mount : json(gus.get("/rest/p/viaduct")).get("tools")) {
      foreignMount = mount.get("id").asText();
    }
    FOREIGN.put("mount", foreignMount);
    FOREIGN.put("page", json(gus.get("/rest/p/viaduct/wiki/Home")).get("id").asText());
    FOREIGN.put("session", json(gus.get("/rest/account/sessions")).get(0).get("id").asText());
    FOREIGN.put("token", made(gus, "/rest/account/tokens", "[\"read\"]"));
    token = json(newToken(forge.as(People.ADA), "[\"read\"]")).get("token").asText();
    routes = new Routes(Map.of("mount", foreignMount, "page", page, "post", post)).found();
    var used = request(forge.guest(), "/rest/account").header("Authorization", "Bearer " + token);
    assertThat(forge.guest().send(used).statusCode()).isEqualTo(200);
  }

  private static void fill(Browser by, String project) {
    String at = "/rest/p/" + project;
    by.json("POST", at + "/tickets", "{\"title\":\"A leak\",\"text\":\"Drip.\"}");
    by.json("POST", at + "/tickets/1/comments", "{\"text\":\"Still.\"}");
    by.json("PUT", at + "/wiki/Home", "{\"text\":\"Welcome.\"}");
    by.json("POST", at + "/forum/general/topics", "{\"title\":\"A leak\",\"text\":\"Drip.\"}");
    by.json("POST", at + "/forum/topics/1/posts", "{\"text\":\"Still.\"}");
    by.json(
        "POST", at + "/blog", "{\"title\":\"A leak\",\"text\":\"Drip.\",\"state\":\"published\"}");
    by.json("POST", at + "/chat/messages", "{\"text\":\"Hello.\"}");
    by.json("POST", at + "/chat/topics", "{\"title\":\"Mortar\",\"text\":\"Too wet.\"}");
    by.json("PUT", at + "/files/1.0/aqueduct.txt", "water");
    by.json("POST", at + "/files/-/releases", "{\"version\":\"1\"}");
    by.json("POST", at + "/tickets/1/attachments?name=drip.txt", "drip");
  }

  private static HttpResponse<String> newToken(Browser by, String scopes) {
    return by.json(
        "POST",
        "/rest/account/tokens",
        "{\"title\":\"t\",\"scopes\":" + scopes + ",\"expiresInDays\":9}");
  }

  private static String made(Browser by, String at, String scopes) throws JsonProcessingException {
    newToken(by, scopes);
    return json(by.get(at)).get(0).get("id").asText();
  }

  static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isLessThan(300);
    return Json.MAPPER.readTree(answer.body());
  }

  @AfterAll
  static void end() {
    forge.close();
  }

  static Stream<Route> writing() {
    return routes.stream().filter(Route::writes);
  }

  /** Somebody who may do most of what the route does. */
  static Browser master(Route route) {
    return forge.as(
        route.owner().startsWith("Admin") || route.owner().equals("JobViews") ? ROOT : People.ADA);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void pagesAfterAllThatAreWhole() {
    var faults = new Faults(forge);
    for (var by : List.of(forge.as(People.ADA), forge.guest())) {
      routes.stream()
          .filter(route -> !route.writes())
          .forEach(route -> faults.judge("" + route, by.get(route.plain())));
    }
    faults.none();
  }
}
