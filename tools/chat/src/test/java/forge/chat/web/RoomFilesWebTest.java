package forge.chat.web;

import static forge.chat.web.TalkingForge.PAGE;
import static forge.chat.web.TalkingForge.REST;
import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
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
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures and files that people bring into rooms. */
class RoomFilesWebTest {
  /** A file that has more bytes than one may. */
  private static final String LARGE = "large.txt";

  private static final String CELLAR = "/chat/r/cellar";
  @RegisterExtension final TalkingForge talk = new TalkingForge();

  private static byte[] picture() {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(900, 300, BufferedImage.TYPE_INT_RGB), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> bring(UserId by, String room, String query, byte[] bytes) {
    TestForge.Browser browser = talk.as(by);
    return browser.send(
        browser
            .request("/rest" + room + "/files" + query)
            .header("Accept", "application/json")
            .header("X-CSRF-Token", browser.csrf())
            .POST(BodyPublishers.ofByteArray(bytes)));
  }

  /** What a message says that shows it. */
  private String brought(UserId by, String room, String name, byte[] bytes) {
    var answer = bring(by, room, "?name=" + name, bytes);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return field(answer.body(), "markdown");
  }

  private String brought(UserId by, String name) {
    return brought(by, PAGE, name, name.getBytes(StandardCharsets.UTF_8));
  }

  private static String field(String json, String name) {
    var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    assertThat(found.find()).as(json).isTrue();
    return found.group(1);
  }

  private static String address(String markdown) {
    return markdown.substring(markdown.lastIndexOf('(') + 1, markdown.length() - 1);
  }

  private int status(UserId by, String address) {
    return talk.as(by).get(address).statusCode();
  }

  private void days(int days) {
    for (int i = 0; i < days; i++) {
      talk.pass(Duration.ofDays(1));
    }
  }

  @Test
  void aPictureIsShownSmallAndLeadsToTheWhole() {
    String markdown = brought(MIA, PAGE, "arch.png", picture());
    String whole = address(markdown);
    talk.say(MIA, "The arch: " + markdown);

    String small = whole.substring(0, whole.lastIndexOf('/'));
    assertThat(talk.guest().get(PAGE).body())
        .contains("<a href=\"" + whole + "\"", "src=\"" + small + "\"", "alt=\"arch.png\"");
    var answer = talk.guest().get(whole);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("sandbox;");
    assertThat(talk.guest().get(small).statusCode()).isEqualTo(200);
  }

  @Test
  void whatABrowserCouldRunIsADownload() {
    String page = address(brought(MIA, "page.html"));
    var answer = talk.guest().get(page);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment;");
    assertThat(talk.guest().get(page.substring(0, page.lastIndexOf('/'))).statusCode())
        .isEqualTo(404);
    assertThat(talk.guest().get(page + "x").statusCode()).isEqualTo(404);
  }

  @Test
  void aFileIsForThoseWhoMayReadTheRoom() {
    talk.as(MIA).json("POST", "/rest/chat/rooms", "{\"label\":\"Cellar\",\"access\":\"private\"}");
    String secret = address(brought(MIA, CELLAR, "plan.txt", new byte[] {1}));
    assertThat(secret).startsWith(CELLAR + "/files/");
    assertThat(status(MIA, secret)).isEqualTo(200);
    assertThat(status(GUS, secret)).isEqualTo(404);
    assertThat(talk.guest().get(secret).statusCode()).isEqualTo(404);
    assertThat(status(MIA, secret.replace(CELLAR, PAGE))).isEqualTo(404);
    assertThat(bring(GUS, CELLAR, "?name=x", new byte[] {1}).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsRefusedIsSaidInASentence() {
    assertThat(bring(MIA, PAGE, "", new byte[] {1}).body()).contains("Name the file by ?name=.");
    assertThat(bring(MIA, PAGE, "?name=a.txt", new byte[0]).body())
        .contains("The file a.txt is empty.");
    assertThat(bring(MIA, PAGE, "?name=a.txt", new byte[10_000_001]).statusCode()).isEqualTo(413);
    talk.send(ADA, "PUT", "/sanctions/mia", "{\"ban\":false,\"reason\":\"\",\"hours\":1}");
    assertThat(bring(MIA, PAGE, "?name=a.txt", new byte[] {1}).statusCode()).isEqualTo(403);
  }

  @Test
  void whatNoMessageNamesIsDeletedAfterTwoWeeks() {
    String unsent = address(brought(MIA, "unsent.txt"));
    String sent = brought(MIA, "sent.txt");
    talk.say(MIA, sent);
    days(13);
    assertThat(status(MIA, unsent)).isEqualTo(200);
    days(3);
    assertThat(status(MIA, unsent)).isEqualTo(404);
    assertThat(status(MIA, address(sent))).isEqualTo(200);
    assertThat(talk.kept("chat_files")).isEqualTo(1);
  }

  @Test
  void whatShallBeSaidLaterWaitsForItsTime() {
    String later = brought(MIA, "later.txt");
    String at = talk.forge().clock().instant().plus(Duration.ofDays(20)).toString();
    talk.send(MIA, "POST", "/later", "{\"text\":\"" + later + "\",\"at\":\"" + at + "\"}");
    days(40);
    assertThat(talk.messages()).contains("later.txt");
    assertThat(status(MIA, address(later))).isEqualTo(200);
  }

  @Test
  void aFileGoesWithTheMessageOfWhoBroughtIt() {
    String markdown = brought(MIA, "plan.txt");
    talk.say(MIA, markdown);
    talk.say(GUS, "Look: " + markdown);

    talk.send(GUS, "DELETE", "/messages/2", null);
    assertThat(status(MIA, address(markdown))).isEqualTo(200);
    talk.send(MIA, "DELETE", "/messages/1", null);
    assertThat(status(MIA, address(markdown))).isEqualTo(404);
  }

  @Test
  void aFileThatAChangeAddsStaysAndGoesWithIt() {
    talk.say(MIA, "The plan follows.");
    String markdown = brought(MIA, "plan.txt");
    talk.send(MIA, "PUT", "/messages/1", "{\"text\":\"" + markdown + "\"}");
    days(16);
    assertThat(status(DAN, address(markdown))).isEqualTo(200);
    assertThat(talk.guest().get(REST + "/files/" + address(markdown).split("/", -1)[5]).body())
        .contains("\"name\":\"plan.txt\"", "\"by\":\"mia\"");
    talk.send(ADA, "DELETE", "/messages/1", null);
    assertThat(status(DAN, address(markdown))).isEqualTo(404);
  }

  private HttpResponse<String> form(UserId by, String at, String text, String... files) {
    var body = new StringBuilder(part("csrf", talk.as(by).csrf()) + part("text", text));
    for (String file : files) {
      body.append("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file)
          .append(
              "\"\r\nContent-Type: text/plain\r\n\r\n"
                  + (file.equals(LARGE) ? "x".repeat(10_000_001) : file)
                  + "\r\n");
    }
    TestForge.Browser browser = talk.as(by);
    return browser.send(
        browser
            .request(at)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofString(body + "--x--\r\n")));
  }

  private static String part(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  @Test
  void aBrowserWithoutScriptsSendsFilesWithTheForm() {
    assertThat(talk.as(MIA).get(PAGE).body())
        .contains("enctype=\"multipart/form-data\"", "type=\"file\" name=\"file\"");
    var answer = form(MIA, PAGE, "The plans:", "one.txt", "C:\\plans\\two.txt");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(PAGE + "#m1");
    assertThat(talk.guest().get(PAGE).body())
        .contains("<p>The plans:", ">one.txt</a>", ">two.txt</a>");
    assertThat(form(MIA, PAGE, "", "alone.txt").statusCode()).isEqualTo(303);
    assertThat(form(MIA, PAGE, "no file\r\nat all").statusCode()).isEqualTo(303);
    assertThat(talk.messages()).contains("alone.txt", "no file\\nat all");
  }

  @Test
  void aTopicTakesFilesWithItsFormAsWell() {
    talk.send(MIA, "POST", "/topics", "{\"title\":\"Stones\",\"text\":\"Which?\"}");
    var answer = form(DAN, PAGE + "/topics/1", "This one", "stone.txt");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(talk.guest().get(PAGE + "/topics/1").body()).contains(">stone.txt</a>");
  }

  @Test
  void whatAFormBringsIsRefusedBesideTheFieldAndNothingTypedIsLost() {
    assertThat(form(MIA, PAGE, "").body()).contains("role=\"alert\"");
    String[] eleven = new String[11];
    java.util.Arrays.fill(eleven, "a.txt");
    assertThat(form(MIA, PAGE, "typed", eleven).body())
        .contains("A message takes at most 10 files at once.", "typed");
    assertThat(form(MIA, PAGE, "typed", LARGE).body())
        .contains("is larger than 10000000 bytes.", ">typed");
    assertThat(form(MIA, PAGE, "x".repeat(17_000)).body()).contains("role=\"alert\"");
    assertThat(talk.messages()).isEqualTo("[]");
  }
}
