package forge.mail;

import static forge.testing.People.GUS;
import static forge.testing.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.UserId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(Lifecycle.PER_CLASS)
class MailApiTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static final UserId ROOT = new UserId("root");
  private final TestForge forge =
      TestForge.start(DATABASE.get(), Map.of("FORGE_MAIL_SECRET", Mailroom.SECRET));

  @BeforeAll
  void settle() {
    forge.forge().users().accounts().createAdmin(ROOT, "root@example.org", PASSWORD);
    forge.settle();
  }

  @AfterAll
  void close() {
    forge.close();
  }

  @Test
  void forAllButTheMailServerThereIsNothing() {
    assertThat(recipient("postmaster@forge.localhost", "wrong")).isEqualTo(404);
    assertThat(recipient("postmaster@forge.localhost", "")).isEqualTo(404);
    assertThat(forge.as(ROOT).get("/rest/mail/recipient?address=postmaster").statusCode())
        .isEqualTo(404);
    assertThat(bring("x", "wrong", "postmaster@forge.localhost")).isEqualTo(404);
  }

  @Test
  void theMailServerIsToldWhichAddressesThereAre() {
    assertThat(recipient("postmaster@forge.localhost", Mailroom.SECRET)).isEqualTo(204);
    assertThat(recipient("mia@forge.localhost", Mailroom.SECRET)).isEqualTo(404);
    assertThat(recipient("", Mailroom.SECRET)).isEqualTo(404);
  }

  @Test
  void whatComesInIsKeptAndShownToAdministrators() {
    String message = "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_<b>?=\r\n\r\nHello";

    assertThat(bring(message, Mailroom.SECRET, "postmaster@forge.localhost")).isEqualTo(204);
    forge.settle();

    String overview = forge.as(ROOT).get("/admin").body();
    assertThat(overview)
        .contains("Grüße &lt;b&gt;")
        .contains("from eve@example.org")
        .contains("Received");
    String letter = overview.replaceAll("(?s).*(/admin/letters/[0-9a-f]{24,64})\">Gr.*", "$1");
    assertThat(forge.as(ROOT).get(letter).body()).contains("Hello").contains("eve@example.org");
    assertThat(forge.as(ROOT).get("/admin/letters").body()).contains(letter);
    assertThat(forge.as(ROOT).get("/admin/letters?before=nonsense").statusCode()).isEqualTo(422);
    assertThat(forge.as(GUS).get(letter).statusCode()).isEqualTo(404);
    assertThat(forge.as(GUS).get("/admin/letters").statusCode()).isEqualTo(404);
    assertThat(forge.as(GUS).get("/admin").statusCode()).isEqualTo(404);
  }

  @Test
  void aMessageThatIsTooLargeOrForNobodyIsRefused() {
    assertThat(bring("x".repeat(Inbox.LIMIT + 1), Mailroom.SECRET, "postmaster@forge.localhost"))
        .isEqualTo(413);
    assertThat(bring("x", Mailroom.SECRET, "")).isEqualTo(422);
    assertThat(bring("x", Mailroom.SECRET, "a@b.c,".repeat(51))).isEqualTo(422);
  }

  @Test
  void aLinkThatNobodyGotEndsNothing() {
    String link = "/mail/stop/" + "0".repeat(40);

    assertThat(forge.guest().get(link).statusCode()).isEqualTo(404);
    assertThat(
            forge
                .guest()
                .send(
                    forge
                        .guest()
                        .request(link)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")))
                .statusCode())
        .isEqualTo(404);
  }

  private int recipient(String address, String secret) {
    return forge
        .guest()
        .send(
            forge
                .guest()
                .request("/rest/mail/recipient?address=" + address)
                .header("X-Forge-Mail-Secret", secret)
                .GET())
        .statusCode();
  }

  private int bring(String message, String secret, String to) {
    return forge
        .guest()
        .send(
            forge
                .guest()
                .request("/rest/mail/inbound")
                .header("Content-Type", "message/rfc822")
                .header("X-Forge-Mail-Secret", secret)
                .header("X-Forge-Mail-From", "eve@example.org")
                .header("X-Forge-Mail-To", to)
                .POST(BodyPublishers.ofString(message)))
        .statusCode();
  }
}
