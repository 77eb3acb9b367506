package forge.notification.web;

import static forge.testing.People.ADA;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.notification.Notification;
import forge.testing.PushService.Received;
import forge.testing.PushingForge;
import forge.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How people say where they are told, and what arrives there. */
class NotificationsWebTest extends PushingForge {
  private static final String PAGE = "/account/notifications";
  private static final String REST = "/rest" + PAGE;

  private String add(UserId user, String browser) {
    var made = forge.as(user).json("POST", REST + "/devices", push.subscribe(browser));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var id = Pattern.compile("\"id\":\"([0-9a-f]+)\"").matcher(made.body());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private void tell(UserId user, String id) {
    forge
        .forge()
        .notifications()
        .push(
            user,
            new Notification(
                id, "Dan in Aqueduct", "Called you.", "the sluice!", "/p/a/1", "/p/a", "room:1"));
    forge.settle();
  }

  private List<Received> told(UserId user, String id) {
    tell(user, id);
    return push.arrived();
  }

  @Test
  void everyBrowserOfSomebodyIsToldOnceAndNobodyElses() {
    add(MIA, "phone");
    add(MIA, "desk");
    add(ADA, "hers");

    List<Received> told = told(MIA, "one");
    assertThat(told).extracting(Received::browser).containsExactlyInAnyOrder("phone", "desk");
    assertThat(told.getFirst().text())
        .contains("\"title\":\"Dan in Aqueduct\"", "\"body\":\"Called you.\"", "\"url\":\"/p/a/1\"")
        .doesNotContain("sluice");
    assertThat(told.getFirst().claims()).contains("\"aud\":\"" + push.origin() + "\"");
    assertThat(forge.as(MIA).get(REST).body()).contains(told.getFirst().siteKey());
    assertThat(told.getFirst().headers())
        .containsEntry("Content-encoding", "aes128gcm")
        .containsEntry("Ttl", "86400")
        .containsEntry("Urgency", "high");
    assertThat(told.getFirst().headers().get("Topic")).matches("[\\w-]{32}");
    assertThat(told(MIA, "one")).as("the same again").isEmpty();
  }

  @Test
  void wordsAreShownToThoseWhoChoseSo() {
    add(MIA, "phone");
    forge.as(MIA).post(PAGE, Map.of("words", "true", "mail", "daily"));

    assertThat(told(MIA, "one").getFirst().text()).contains("the sluice!");
    assertThat(forge.as(MIA).get(REST).body()).contains("\"mail\":\"daily\"", "\"words\":true");
    assertThat(forge.as(MIA).json("PATCH", REST, "{\"words\":false}").body())
        .isEqualTo("{\"mail\":\"daily\",\"words\":false}");
    assertThat(forge.as(MIA).post(PAGE, Map.of("mail", "often")).statusCode()).isEqualTo(422);
    assertThat(forge.as(ADA).get(REST).body()).contains("\"mail\":\"quarter\"", "\"words\":false");
  }

  @Test
  void aBrowserThatHasGoneIsForgottenAndOneThatRestsIsTriedAgain() {
    add(MIA, "phone");
    push.answers(503);
    assertThat(told(MIA, "one")).hasSize(1);
    forge.clock().advance(Duration.ofSeconds(5));
    push.answers(201);
    forge.settle();
    assertThat(push.arrived()).as("again").hasSize(1);

    push.answers(410);
    assertThat(told(MIA, "two")).hasSize(1);
    push.answers(201);
    assertThat(told(MIA, "three")).isEmpty();
    assertThat(forge.as(MIA).get(REST).body()).contains("\"devices\":[]");
  }

  @Test
  void whatIsADayOldIsToldNoMore() {
    add(MIA, "phone");
    push.answers(503);
    assertThat(told(MIA, "one")).hasSize(1);
    forge.clock().advance(Duration.ofDays(1));
    push.answers(201);
    forge.settle();

    assertThat(push.arrived()).isEmpty();
  }

  @Test
  void whoSignsOutIsToldNoMoreThere() {
    add(MIA, "phone");
    forge.forge().users().sessions().endOthers(MIA, "none of them");
    assertThat(told(MIA, "one")).isEmpty();
    assertThat(DATABASE.get().getCollection("push_devices").countDocuments()).isZero();
  }

  @Test
  void thePageListsBrowsersAndForgetsThem() {
    String id = add(MIA, "phone");
    assertThat(forge.as(MIA).get(PAGE).body()).contains("localhost", "This one", "Send a test");
    forge.as(MIA).post(PAGE + "/test", Map.of());
    forge.settle();
    assertThat(push.arrived()).extracting(Received::browser).containsExactly("phone");

    assertThat(forge.as(ADA).post(PAGE + "/devices/" + id + "/remove", Map.of()).statusCode())
        .isEqualTo(404);
    forge.as(MIA).post(PAGE + "/devices/" + id + "/remove", Map.of());
    assertThat(forge.as(MIA).get(PAGE).body()).contains("None yet");
    assertThat(told(MIA, "one")).isEmpty();
    assertThat(forge.guest().get(PAGE).statusCode()).isEqualTo(303);
    assertThat(forge.guest().get(REST).statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsNoBrowserIsRefusedWithASentence() {
    String good = push.subscribe("phone");

    for (var wrong :
        Map.of(
                good.replace("https:", "http:"),
                "https://",
                good.replaceAll("\"p256dh\":\"[^\"]*\"", "\"p256dh\":\"AAAA\""),
                "P-256",
                good.replaceAll("\"auth\":\"[^\"]*\"", "\"auth\":\"AAAA\""),
                "16 bytes",
                "{\"endpoint\":\"https://push.example.net/a\"}",
                "p256dh and auth",
                good.replaceAll("localhost:\\d+/", "localhost/" + "x".repeat(1_000)),
                "1000")
            .entrySet()) {
      var answer = forge.as(MIA).json("POST", REST + "/devices", wrong.getKey());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(answer.body().replace(",", "")).contains(wrong.getValue());
    }
    assertThat(DATABASE.get().getCollection("push_devices").countDocuments()).isZero();
  }

  @Test
  void nobodyIsToldOnMoreThanTwentyBrowsers() {
    for (int i = 0; i < 20; i++) {
      add(MIA, "browser-" + i);
    }
    add(MIA, "browser-3");
    var more = forge.as(MIA).json("POST", REST + "/devices", push.subscribe("one-more"));

    assertThat(more.statusCode()).isEqualTo(409);
    assertThat(more.body()).contains("You are told on 20 browsers");
  }
}
