package forge.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import forge.event.Event;
import forge.event.Outbox;
import forge.event.Subject;
import forge.hook.Webhooks.Wanted;
import forge.outgoing.Outgoing;
import forge.outgoing.Trust;
import forge.project.MountId;
import forge.project.ToolKey;
import forge.refusal.Refusal.Denied;
import forge.refusal.Refusal.Invalid;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.core5.http.ContentType;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhooksTest {
  private static final String SECRET = "sixteen letters!";
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final MongoDatabase database = DATABASE.fresh();
  private final TestForge forge = TestForge.start(database);
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final HttpServer other;

  private volatile int status = 200;

  private record Received(String event, @Nullable String signature, String body) {}

  WebhooksTest() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext("/", this::receive);
    other.start();
    forge.forge().events().outbox(database.getCollection("happenings"));
  }

  private void receive(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    received.add(
        new Received(
            headers.getFirst("X-Forge-Event"),
            headers.getFirst("X-Forge-Signature-256"),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    byte[] answer = "Thanks.".getBytes(UTF_8);
    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @AfterEach
  void stop() {
    other.stop(0);
    forge.close();
  }

  private String address() {
    return "http://localhost:" + other.getAddress().getPort() + "/in";
  }

  private Webhooks webhooks() {
    return forge.forge().webhooks();
  }

  private Webhook add(String secret, String... topics) {
    return webhooks()
        .add(
            forge.visit(People.ADA), new Wanted(address(), List.of(topics), "forge", secret, true));
  }

  private void happens(String kind, String title) {
    var subject =
        new Subject(
            TestForge.AQUEDUCT,
            new MountId("m1"),
            new ToolKey("tickets"),
            "12",
            title,
            "/p/aqueduct/tickets/12");
    var event =
        Event.of(kind, subject, People.MIA, forge.clock().instant(), Map.of("title", title));
    database
        .getCollection("happenings")
        .insertOne(Outbox.into(new Document("_id", event.id()), event));
    forge.settle();
  }

  private List<Delivery> deliveries(Webhook hook) {
    return webhooks().deliveries(forge.visit(People.ADA), hook.id(), null, 50).items();
  }

  private static String hmac(String body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
  }

  @Test
  void whatHappensIsToldSignedAndOnlyWhatWasAskedFor() throws Exception {
    Webhook hook = add(SECRET, "tickets");

    happens("ticket.opened", "The arch leaks");
    happens("wiki.edited", "Home");

    assertThat(received).hasSize(1);
    Received first = received.getFirst();
    assertThat(first.event()).isEqualTo("ticket.opened");
    assertThat(first.signature()).isEqualTo(hmac(first.body()));
    assertThat(first.body())
        .contains("\"project\":\"p/aqueduct\"", "\"title\":\"The arch leaks\"", "\"by\":\"mia\"")
        .contains("\"url\":\"" + forge.url() + "/p/aqueduct/tickets/12\"");
    assertThat(deliveries(hook).getFirst().arrived()).isTrue();
    assertThat(deliveries(hook).getFirst().answer()).isEqualTo("Thanks.");
  }

  @Test
  void whatDoesNotArriveIsTriedAgainAndARedirectIsNoArrival() {
    Webhook hook = add("", "everything");
    status = 302;
    happens("ticket.opened", "The arch leaks");
    assertThat(deliveries(hook).getFirst().arrived()).isFalse();
    assertThat(deliveries(hook).getFirst().status()).isEqualTo(302);

    status = 204;
    forge.clock().advance(Duration.ofHours(1));
    forge.settle();

    assertThat(received).hasSize(2);
    assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
    assertThat(received.get(1).signature()).isNull();
    assertThat(deliveries(hook)).singleElement().matches(d -> d.arrived() && d.tries() == 2);
    assertThat(webhooks().get(forge.visit(People.ADA), hook.id()).failures()).isZero();
  }

  @Test
  void onlyTheOtherSideIsLateNotTheForge() {
    Webhook hook = add("", "everything");
    other.stop(0);

    happens("ticket.opened", "The arch leaks");

    assertThat(deliveries(hook).getFirst().status()).isNull();
    assertThat(deliveries(hook).getFirst().answer()).startsWith("No answer");
  }

  @Test
  void oneThatFailsFiftyTimesIsSwitchedOffAndAdminsAreTold() {
    Webhook hook = add("", "everything");
    status = 500;
    for (int i = 0; i < 50; i++) {
      happens("ticket.opened", "Leak " + i);
    }
    assertThat(webhooks().get(forge.visit(People.ADA), hook.id()).active()).isFalse();
    int before = received.size();
    happens("ticket.opened", "One more");
    assertThat(received).hasSize(before);
    assertThat(forge.as(People.ADA).get("/p/aqueduct/-/admin/audit").body())
        .contains("switched off the webhook to localhost after 50 failures");

    webhooks().change(forge.visit(People.ADA), hook.id(), new Wanted(null, null, null, null, true));
    status = 200;
    happens("ticket.opened", "And again");
    assertThat(received).hasSizeGreaterThan(before);
  }

  @Test
  void itCanBeTestedAndToldAgain() {
    Webhook hook = add("", "code");
    Delivery test = webhooks().test(forge.visit(People.ADA), hook.id());
    forge.settle();
    webhooks().repeat(forge.visit(People.ADA), hook.id(), test.id());
    forge.settle();

    assertThat(received)
        .extracting(Received::event)
        .containsExactly("webhook.tested", "webhook.tested");
  }

  @Test
  void aRoomElsewhereGetsOneLine() {
    webhooks()
        .add(
            forge.visit(People.ADA),
            new Wanted(address(), List.of("tickets"), "slack", null, true));
    happens("ticket.closed", "a <b> & c");

    assertThat(received.getFirst().body())
        .contains(
            "[p/aqueduct] mia closed <"
                + forge.url()
                + "/p/aqueduct/tickets/12|a &lt;b&gt; &amp; c>");
  }

  @Test
  void deliveriesArePagedAndForgottenAfterAWeek() {
    Webhook hook = add("", "everything");
    for (int i = 0; i < 5; i++) {
      happens("ticket.opened", "Leak " + i);
      forge.clock().advance(Duration.ofSeconds(1));
    }
    var seen = new ArrayList<String>();
    @Nullable String before = null;
    do {
      var some = webhooks().deliveries(forge.visit(People.ADA), hook.id(), before, 2);
      some.items().forEach(d -> seen.add(d.body().replaceAll(".*\"title\":\"([^\"]*)\".*", "$1")));
      before = some.next();
    } while (before != null);
    assertThat(seen).containsExactly("Leak 4", "Leak 3", "Leak 2", "Leak 1", "Leak 0");

    forge.clock().advance(Duration.ofDays(8));
    forge.settle();
    assertThat(deliveries(hook)).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidByFieldAndOnlyAdminsMay() {
    var ada = forge.visit(People.ADA);
    for (var wrong :
        Map.of(
                "url", new Wanted("ftp://x/", List.of("code"), null, null, true),
                "topics", new Wanted(address(), List.of("gossip"), null, null, true),
                "format", new Wanted(address(), List.of("code"), "morse", null, true),
                "secret", new Wanted(address(), List.of("code"), null, "short", true))
            .entrySet()) {
      assertThatThrownBy(() -> webhooks().add(ada, wrong.getValue()))
          .isInstanceOfSatisfying(
              Invalid.class, e -> assertThat(e.field()).isEqualTo(wrong.getKey()));
    }
    assertThatThrownBy(() -> webhooks().list(forge.visit(People.DAN))).isInstanceOf(Denied.class);
    assertThat(webhooks().list(ada)).isEmpty();
  }

  @Test
  void pagesAndRoutesDoTheSame() {
    var ada = forge.as(People.ADA);
    assertThat(
            ada.post(
                    "/p/aqueduct/-/admin/webhooks",
                    Map.of("url", "nowhere", "topics", "code", "format", "forge"))
                .body())
        .contains("must start with one of http://, https://");
    var made =
        ada.json(
            "POST",
            "/rest/p/aqueduct/-/webhooks",
            "{\"url\":\"%s\",\"topics\":[\"code\"],\"secret\":\"%s\"}"
                .formatted(address(), SECRET));
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).contains("\"signed\":true").doesNotContain(SECRET);
    Webhook hook = webhooks().list(forge.visit(People.ADA)).getFirst();

    ada.post("/p/aqueduct/-/admin/webhooks/" + hook.id() + "/test", Map.of());
    forge.settle();
    String page = ada.get("/p/aqueduct/-/admin/webhooks/" + hook.id()).body();
    assertThat(page).contains("webhook.tested", "Thanks.").doesNotContain(SECRET);
    assertThat(ada.get("/rest/p/aqueduct/-/webhooks/" + hook.id() + "/deliveries").body())
        .contains("\"status\":200");
    assertThat(ada.get("/p/aqueduct/-/admin/webhooks").body()).contains(address());

    ada.post(
        "/p/aqueduct/-/admin/webhooks/" + hook.id(),
        Map.of("url", address(), "topics", "wiki", "format", "slack", "unsigned", "true"));
    Webhook changed = webhooks().get(forge.visit(People.ADA), hook.id());
    assertThat(changed.signed()).isFalse();
    assertThat(changed.active()).isFalse();
    assertThat(changed.topics()).containsExactly(Topic.WIKI);

    assertThat(forge.as(People.MIA).get("/p/aqueduct/-/admin/webhooks").statusCode())
        .isNotEqualTo(200);
    assertThat(ada.json("DELETE", "/rest/p/aqueduct/-/webhooks/" + hook.id(), null).statusCode())
        .isEqualTo(204);
    assertThat(ada.get("/p/aqueduct/-/admin/webhooks/" + hook.id()).statusCode()).isEqualTo(404);
  }

  @Test
  void aDeliverySaysHowItWasSentAndOnlyAdminsLookAtIt() {
    Webhook hook = add(SECRET, "everything");
    happens("ticket.opened", "The arch leaks");

    Delivery.Sent sent = deliveries(hook).getFirst().sent();
    assertThat(sent).isNotNull();
    assertThat(sent.at()).isEqualTo(forge.clock().instant());
    assertThat(sent.millis()).isNotNegative();
    assertThat(sent.headers())
        .contains("X-Forge-Event: ticket.opened", "Content-Type: application/json; charset=UTF-8")
        .anyMatch(header -> header.startsWith("X-Forge-Signature-256: sha256="))
        .noneMatch(header -> header.contains(SECRET));
    String page = "/p/aqueduct/-/admin/webhooks/" + hook.id();
    assertThat(forge.as(People.ADA).get(page).body())
        .contains("X-Forge-Event: ticket.opened", "The arch leaks", "Thanks.", "Deliver again");
    String rest = "/rest/p/aqueduct/-/webhooks/" + hook.id() + "/deliveries";
    assertThat(forge.as(People.DAN).get(rest).statusCode()).isEqualTo(404);
    assertThat(forge.as(People.ADA).get(rest).body()).contains("\"milliseconds\":");
  }

  @Test
  void whatArrivedIsForgottenBeyondTheLastAndWhatDidNotIsKept() {
    var store = new DeliveryStore(database);
    for (int n = 1; n <= 5; n++) {
      var delivery = Delivery.of("hook", "0" + n, "x", "", forge.clock().instant());
      store.insert(delivery);
      var sent = new Delivery.Sent(forge.clock().instant(), 1, List.of());
      store.tried(delivery, n == 2 ? null : Integer.valueOf(200), "", sent);
    }

    store.trim("hook", 2);

    assertThat(store.list("hook", null, 10))
        .extracting(Delivery::id)
        .containsExactly("05", "04", "02");
  }

  @Test
  void whatArrivesAgainAndAgainIsForgottenByTheWay() {
    var store = new DeliveryStore(database);
    var outgoing = new Outgoing("localhost", Trust.of(null));
    var log = new DeliveryLog(store, outgoing, forge.clock());
    var parcel = new Postman.Parcel(ContentType.APPLICATION_JSON, "{}", Map.of());
    for (int n = 1; n <= DeliveryLog.MOST + 50; n++) {
      String id = "%012d".formatted(n);
      var delivery = Delivery.of("hook", id, "x", "", forge.clock().instant());
      log.open(delivery);
      assertThat(log.send(URI.create(address()), delivery, parcel, 0).arrived()).isTrue();
    }

    assertThat(store.list("hook", null, 1_000)).hasSize(DeliveryLog.MOST);
  }
}
