package forge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import forge.user.UserId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * What somebody answers to a letter, as our own mail server hands it on.
 *
 * @param token of the letter's reply address
 * @param id of the message
 */
public record MailedAnswer(UserId by, String token, String id, String text) {
  private static final String SECRET = "sixteen letters!";

  /** Has a forge take mail from its server. */
  public static final Map<String, String> SETTINGS = Map.of("FORGE_MAIL_SECRET", SECRET);

  /** Hands it on, and has it read. */
  public void to(TestForge forge) {
    String head = "From: %s@example.org\r\nMessage-ID: <%s@example.org>\r\n\r\n".formatted(by, id);
    var guest = forge.guest();
    var taken =
        guest.send(
            guest
                .request("/rest/mail/inbound")
                .header("Content-Type", "message/rfc822")
                .header("X-Forge-Mail-Secret", SECRET)
                .header("X-Forge-Mail-From", by + "@example.org")
                .header("X-Forge-Mail-To", "reply+" + token + "@forge.localhost")
                .POST(BodyPublishers.ofString(head + text)));
    assertThat(taken.statusCode()).isEqualTo(204);
    forge.settle();
  }
}
