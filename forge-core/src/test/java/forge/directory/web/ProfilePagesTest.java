package forge.directory.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.User;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProfilePagesTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  static TestForge forge;

  @BeforeAll
  static void start() {
    forge = TestForge.start(DATABASE.get());
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @Test
  void theFrontPageSaysWhatTheProfileSays() {
    var answer =
        forge
            .as(ADA)
            .post(
                "/p/aqueduct/-/profile",
                Map.of(
                    "licence", "mit or gpl-3.0-or-later",
                    "category", "kernels",
                    "languages", "Java, C",
                    "runsOn", "LINUX",
                    "stage", "beta",
                    "home", "https://aqueduct.example/",
                    "help", "Ask *Marcia*."));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(forge.guest().get("/p/aqueduct").body())
        .contains("/projects?licence=GPL-3.0-or-later")
        .contains("/projects?category=kernels")
        .contains("Java, C")
        .contains("Linux")
        .contains("Beta")
        .contains("href=\"https://aqueduct.example/\"")
        .contains("<em>Marcia</em>")
        .contains("og:description\" content=\"Carries water uphill.\"");
    assertThat(forge.as(ADA).get("/p/aqueduct/-/profile").body())
        .contains("value=\"MIT OR GPL-3.0-or-later\"");
  }

  @Test
  void whatMakesNoSenseIsNamedAndStays() {
    var answer =
        forge.as(ADA).post("/p/aqueduct/-/profile", Map.of("licence", "GPL", "home", "no:where"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("“GPL” is no SPDX identifier")
        .contains("value=\"no:where\"");
  }

  @Test
  void onlyAdminsPresentTheProject() {
    assertThat(forge.as(MIA).post("/p/aqueduct/-/profile", Map.of()).statusCode()).isEqualTo(403);
    assertThat(forge.as(DAN).get("/p/aqueduct/-/screenshots").statusCode()).isEqualTo(403);
    assertThat(send(forge.as(DAN), "Water", png(40)).statusCode()).isEqualTo(403);
  }

  @Test
  void picturesAreShownInTheirOrderWithTheirWords() {
    assertThat(send(forge.as(ADA), "The <upper> arches", png(80)).statusCode()).isEqualTo(303);
    assertThat(send(forge.as(ADA), "The lower arches", png(90)).statusCode()).isEqualTo(303);
    assertThat(send(forge.as(ADA), "Again", png(90)).body()).contains("is shown already");

    String home = forge.guest().get("/p/aqueduct").body();
    assertThat(home)
        .contains("alt=\"The &lt;upper&gt; arches\"")
        .contains("alt=\"The lower arches");
    Matcher small = Pattern.compile("/p/aqueduct/-/pictures/[0-9a-f]{64}/small").matcher(home);
    assertThat(small.find()).isTrue();
    var picture = forge.guest().get(small.group());
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(picture.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(forge.guest().get("/p/aqueduct/-/screenshots/2").body())
        .contains("Picture 2 of 2")
        .contains("rel=\"prev\" href=\"/p/aqueduct/-/screenshots/1\"");
    assertThat(forge.guest().get("/p/aqueduct/-/screenshots/3").statusCode()).isEqualTo(404);

    String content = small.group().split("/", -1)[5];
    forge
        .as(ADA)
        .post("/p/aqueduct/-/screenshots/" + content, Map.of("text", "Upper arches", "place", "2"));
    assertThat(forge.guest().get("/p/aqueduct/-/screenshots/2").body()).contains("Upper arches");

    forge.as(ADA).post("/p/aqueduct/-/screenshots/" + content + "/remove", Map.of());
    assertThat(forge.guest().get(small.group()).statusCode()).isEqualTo(404);
  }

  @Test
  void onlyPicturesAreTaken() {
    assertThat(
            send(forge.as(ADA), "x", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                .body())
        .contains("A picture is a PNG, JPEG or GIF file.");
    assertThat(send(forge.as(ADA), "", png(41)).body()).contains("must not be empty");
    assertThat(send(forge.as(ADA), "x", new byte[5_000_001]).body()).contains("5000000 bytes");
  }

  @Test
  void theSitesAdministratorsWriteTheCategories() {
    forge.forge().users().accounts().makeAdmin(User.FORGE, DAN, true);
    var dan = forge.as(DAN);

    assertThat(dan.get("/admin/categories").body()).contains("games: Games");
    var wrong = dan.post("/admin/categories", Map.of("tree", "x", "revision", "0"));
    assertThat(wrong.body()).contains("Line 1 is not");
    String tree = "kernels: Kernels\nbridges: Bridges\n";
    assertThat(dan.post("/admin/categories", Map.of("tree", tree, "revision", "0")).statusCode())
        .isEqualTo(303);
    assertThat(dan.post("/admin/categories", Map.of("tree", tree, "revision", "0")).body())
        .contains("Somebody else changed");
    assertThat(forge.as(ADA).get("/p/aqueduct/-/profile").body()).contains("Bridges");
    assertThat(forge.as(MIA).get("/admin/categories").statusCode()).isEqualTo(404);
    forge.forge().users().accounts().makeAdmin(User.FORGE, DAN, false);
  }

  private static HttpResponse<String> send(Browser by, String text, byte[] picture) {
    var body = new ByteArrayOutputStream();
    try {
      body.write(
          ("--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n"
                  + text
                  + "\r\n--x\r\n"
                  + "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.write(picture);
      body.write("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return by.send(
        by.request("/p/aqueduct/-/screenshots?csrf=" + by.csrf())
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static byte[] png(int width) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, 30, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }
}
