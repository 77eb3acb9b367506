package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.chat.web.TalkingForge.REST;
import static forge.testing.People.ADA;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestForge;
import forge.user.UserId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Emoji that people of a site make, from the upload to the message. */
class EmojiWebTest {
  private static final String EMOJI = "/rest/chat/emoji";
  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  @RegisterExtension final TalkingForge talk = new TalkingForge();

  @BeforeEach
  void adaAdministrates() {
    talk.administrates(ADA);
  }

  private static byte[] picture(String kind, int side) {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), kind, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> bring(UserId by, String name, byte[] picture) {
    TestForge.Browser browser = talk.as(by);
    return browser.send(
        browser
            .request(EMOJI + "?name=" + name)
            .header("Accept", "application/json")
            .header("X-CSRF-Token", browser.csrf())
            .POST(BodyPublishers.ofByteArray(picture)));
  }

  private String address() {
    var body = talk.guest().get(EMOJI + "/party_crow").body();
    var found = Pattern.compile("\"picture\":\"([^\"]+)\"").matcher(body);
    assertThat(found.find()).as(body).isTrue();
    return found.group(1);
  }

  @Test
  void anEmojiIsSeenInMessagesAndItsPictureKeptForEver() {
    assertThat(bring(ADA, ":Party_Crow:", picture("png", 64)).statusCode()).isEqualTo(201);
    String html = talk.say(MIA, "A :party_crow: is no `:party_crow:`, :tada:");

    assertThat(html)
        .contains(
            "src=\\\"" + address() + "\\\"",
            "alt=\\\":party_crow:\\\"",
            "<code>:party_crow:</code>")
        .contains("\\uD83C\\uDF89");
    assertThat(talk.guest().get(TalkingForge.PAGE).body())
        .contains("src=\"" + address() + "\"", "<code>:party_crow:</code>", "🎉")
        .doesNotContain(":tada:");
    var picture = talk.guest().get(address());
    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(picture.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(talk.guest().get("/-/emoji/" + "0".repeat(20)).statusCode()).isEqualTo(404);
  }

  @Test
  void peopleReactWithIt() {
    bring(ADA, "party_crow", picture("gif", 32));
    talk.say(MIA, "Done.");

    assertThat(talk.send(GUS, "PUT", "/messages/1/reactions/:party_crow:", null).body())
        .contains("\"emoji\":\":party_crow:\",\"count\":1");
    assertThat(talk.send(GUS, "PUT", "/messages/1/reactions/:crow:", null).body())
        .contains("There is no emoji :crow: here.");
    assertThat(talk.guest().get(PAGE).body()).contains("src=\"/-/emoji/named/party_crow\"");
    assertThat(
            talk.guest()
                .get("/-/emoji/named/party_crow")
                .headers()
                .firstValue("Location")
                .orElseThrow())
        .endsWith(address());
  }

  @Test
  void whatIsDeletedShowsItsName() {
    bring(ADA, "party_crow", picture("png", 64));
    talk.say(MIA, "A :party_crow:!");
    talk.send(GUS, "PUT", "/messages/1/reactions/:party_crow:", null);
    String address = address();
    assertThat(talk.as(MIA).json("DELETE", EMOJI + "/party_crow", null).statusCode())
        .isEqualTo(403);
    assertThat(talk.as(ADA).json("DELETE", EMOJI + "/party_crow", null).statusCode())
        .isEqualTo(204);

    assertThat(talk.messages()).contains("A :party_crow:!").doesNotContain("<img");
    assertThat(talk.guest().get(address).statusCode()).isEqualTo(404);
    assertThat(talk.send(GUS, "DELETE", "/messages/1/reactions/:party_crow:", null).body())
        .contains("\"reactions\":[]");
    assertThat(talk.as(ADA).get("/chat/emoji").body())
        .contains("added :party_crow:", "deleted :party_crow:");
    talk.pass(Duration.ofDays(3));
    bring(ADA, "party_crow", picture("png", 64));
    assertThat(talk.guest().get(address).statusCode()).isEqualTo(200);
  }

  @Test
  void namesAreTakenOnceAndNotFromTheStandard() {
    assertThat(bring(ADA, "party_crow", WEBP).statusCode()).isEqualTo(201);
    assertThat(bring(ADA, "Party_Crow", WEBP).body()).contains("There is an emoji :party_crow:.");
    assertThat(bring(ADA, "tada", WEBP).body()).contains(":tada: is a standard emoji.");
    assertThat(bring(ADA, "a", WEBP).body()).contains("2 to 32 letters");
    assertThat(bring(ADA, "a%20b", WEBP).statusCode()).isEqualTo(422);
    assertThat(talk.guest().get(EMOJI + "/party_crow").body()).contains("\"type\":\"image/webp\"");
  }

  @Test
  void onlySmallPicturesAreTaken() {
    assertThat(bring(ADA, "wide", picture("png", 513)).body())
        .contains("513 × 513 pixels; 512 × 512 are the limit");
    assertThat(bring(ADA, "large", new byte[256 * 1024 + 1]).statusCode()).isEqualTo(413);
    assertThat(bring(ADA, "page", "<svg/>".getBytes(StandardCharsets.UTF_8)).body())
        .contains("must be a picture");
    byte[] cut = java.util.Arrays.copyOf(picture("png", 64), 40);
    assertThat(bring(ADA, "cut", cut).body()).contains("must be a picture");
    assertThat(talk.kept("chat_emoji")).isZero();
  }

  @Test
  void othersBringThemOnlyWhereTheSiteSaysSo() {
    assertThat(bring(MIA, "party_crow", WEBP).statusCode()).isEqualTo(403);
    assertThat(talk.as(MIA).get("/chat/emoji").body()).doesNotContain("New emoji");
    assertThat(talk.guest().get("/chat/emoji").statusCode()).isEqualTo(200);
  }

  @Test
  void theFormTakesThemAndSaysWhatIsWrong() {
    TestForge.Browser ada = talk.as(ADA);
    String csrf = part("csrf", ada.csrf());
    String head =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n";
    var request =
        ada.request("/chat/emoji")
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=x");
    String body = csrf + part("name", "party_crow") + head + "no picture\r\n--x--\r\n";

    var answer = ada.send(request.POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("must be a picture", "value=\"party_crow\"");
    bring(ADA, "party_crow", WEBP);
    assertThat(ada.get("/chat/emoji?q=par").body())
        .contains(":party_crow:", "Delete", "<a href=\"/u/ada\">Ada</a>")
        .doesNotContain(">ada</a>");
    assertThat(ada.get("/chat/emoji?q=crow").body()).contains("No emoji like that");
    assertThat(ada.post("/chat/emoji/party_crow/remove", Map.of()).statusCode()).isEqualTo(303);
    assertThat(ada.post("/chat/emoji/party_crow/remove", Map.of()).statusCode()).isEqualTo(404);
  }

  private static String part(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  @Test
  void aListComesInPartsAndThePickerAsksForItsIndexOnce() {
    for (String name : new String[] {"crow", "party_crow", "party_rook"}) {
      bring(ADA, name, WEBP);
    }
    var first = talk.guest().get(EMOJI + "?limit=2");
    assertThat(first.body()).contains("crow", "party_crow").doesNotContain("party_rook");
    assertThat(first.headers().firstValue("Link").orElseThrow()).contains("after=party_crow");
    assertThat(talk.guest().get(EMOJI + "?q=p&after=party_crow").body())
        .contains("party_rook")
        .doesNotContain("party_crow");

    var index = talk.guest().get(EMOJI + "/index");
    String tag = index.headers().firstValue("ETag").orElseThrow();
    assertThat(index.body()).contains("[\"party_rook\",", "[\"😀\",\"grinning grinning_face\"]");
    var again = talk.guest().request(EMOJI + "/index").header("If-None-Match", tag).GET();
    assertThat(talk.guest().send(again).statusCode()).isEqualTo(304);
    bring(ADA, "owl_of_ours", WEBP);
    var later = talk.guest().request(EMOJI + "/index").header("If-None-Match", tag).GET();
    assertThat(talk.guest().send(later).statusCode()).isEqualTo(200);
  }

  @Test
  void aRoomFullOfThemAsksTheDatabaseNoMore() {
    talk.say(MIA, "One :party_crow:");
    talk.guest().get(PAGE);
    int before = TestForge.databaseCalls(talk.as(GUS).get(PAGE));
    for (int i = 0; i < 20; i++) {
      bring(ADA, "party_crow" + i, WEBP);
      talk.say(MIA, "And :party_crow" + i + ":");
    }

    assertThat(TestForge.databaseCalls(talk.as(GUS).get(PAGE))).isLessThanOrEqualTo(before);
    assertThat(TestForge.databaseCalls(talk.guest().get(address0()))).isZero();
    assertThat(talk.guest().get(REST + "/messages").body()).contains("party_crow19");
  }

  private String address0() {
    return "/-/emoji/named/parrot0";
  }
}
