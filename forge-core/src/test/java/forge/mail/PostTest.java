package forge.mail;

import static forge.mail.Mailroom.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import forge.testing.MailSink;
import forge.testing.MailSink.Taken;
import forge.testing.TestDatabase;
import forge.user.Account;
import forge.user.Letter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final MailSink sink = MailSink.start();

  @AfterEach
  void close() {
    sink.close();
  }

  @Test
  void aNoticeGoesOutWithAllThatClientsSortAndAnswerBy() {
    var room = Mailroom.receiving(DATABASE.fresh(), sink.uri());

    assertThat(room.mail.post().send(Mailroom.notice())).isTrue();
    room.jobs.runAll();

    Taken mail = sink.next();
    assertThat(mail.to()).containsExactly("mia@example.org");
    assertThat(mail.from()).matches("bounce\\+[0-9a-f]{24}@forge\\.example\\.org");
    assertThat(mail.header("From")).isEqualTo("Forge <forge@forge.example.org>");
    assertThat(mail.header("Subject")).isEqualTo("Dan in Masons");
    assertThat(mail.header("Message-ID")).matches("<[0-9a-f]{24}@forge\\.example\\.org>");
    assertThat(mail.header("References")).isEqualTo("<chat-masons.thread@forge.example.org>");
    assertThat(mail.header("List-Id")).isEqualTo("\"Masons\" <masons.chat.forge.example.org>");
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.header("Date")).isNotEmpty();
    assertThat(mail.header("Reply-To"))
        .matches("Forge <reply\\+[0-9a-f]{40}@forge\\.example\\.org>");
    assertThat(mail.header("List-Unsubscribe"))
        .matches("<https://forge\\.example\\.org/mail/stop/[0-9a-f]{40}>");
    assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.header("Content-Type")).startsWith("multipart/alternative");
    assertThat(mail.message())
        .contains("Dan: come and see")
        .contains("<em>see</em>")
        .contains("https://forge.example.org/p/aqueduct/chat/m/7");
    assertThat(room.mail.letters().list(null, 50).items())
        .extracting(KeptLetter::state)
        .containsExactly(MailState.SENT);
  }

  @Test
  void aPlainLetterIsPlain() {
    var room = new Mailroom(DATABASE.fresh(), Map.of("FORGE_MAIL_URI", sink.uri()));

    room.mail.post().send(new Letter("zoë@example.org".replace("ë", "e"), "Grüße", "Čau", "/x"));
    room.jobs.runAll();

    Taken mail = sink.next();
    assertThat(mail.from()).isEqualTo("forge@forge.example.org");
    assertThat(mail.header("Subject")).isEqualTo("=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=");
    assertThat(mail.header("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
    assertThat(mail.header("Reply-To")).isEmpty();
  }

  @Test
  void noSubjectAddsAHeaderOrARecipient() {
    var room = new Mailroom(DATABASE.fresh(), Map.of("FORGE_MAIL_URI", sink.uri()));

    room.mail
        .post()
        .send(new Letter("mia@example.org", "Hi\r\nBcc: eve@example.org\r\n\r\nx", "text", "/"));
    room.mail.post().send(new Letter("mia@example.org\r\nRCPT TO:<eve@x.org>", "Hi", "text", "/"));
    room.jobs.runAll();

    Taken mail = sink.next();
    assertThat(mail.header("Subject")).isEqualTo("Hi Bcc: eve@example.org x");
    assertThat(mail.header("Bcc")).isEmpty();
    assertThat(mail.to()).containsExactly("mia@example.org");
    assertThat(sink.waiting()).isZero();
  }

  @Test
  void withoutAServerLettersStayWhereAdministratorsFindThem() {
    var room = new Mailroom(DATABASE.fresh(), Map.of());

    room.mail.post().send(new Letter("mia@example.org", "Confirm", "text", "/confirm/1"));
    room.jobs.runAll();

    assertThat(room.mail.post().sends()).isFalse();
    assertThat(room.mail.letters().list(null, 50).items())
        .singleElement()
        .satisfies(
            l -> {
              assertThat(l.state()).isEqualTo(MailState.KEPT);
              assertThat(l.link()).hasToString("https://forge.example.org/confirm/1");
            });
  }

  @Test
  void lettersWaitForAServerThatIsAway() {
    var room = Mailroom.receiving(DATABASE.fresh(), sink.uri());
    sink.close();
    room.mail.post().send(Mailroom.notice());
    room.jobs.runAll();
    assertThat(room.mail.post().answers()).isFalse();
    assertThat(room.mail.letters().list(null, 50).items())
        .singleElement()
        .satisfies(l -> assertThat(l.state()).isEqualTo(MailState.WAITING));

    try (var back = MailSink.start(sink.port())) {
      room.clock.advance(Duration.ofMinutes(1));
      room.jobs.runAll();
      assertThat(back.next().header("Subject")).isEqualTo("Dan in Masons");
    }
    assertThat(room.mail.post().answers()).isTrue();
  }

  @Test
  void aRefusalForNowIsTriedAgainAndOneForEverIsNot() {
    var room = Mailroom.receiving(DATABASE.fresh(), sink.uri());
    sink.answer(address -> "451 4.7.1 later");
    room.mail.post().send(Mailroom.notice());
    room.jobs.runAll();
    assertThat(note(room)).isEqualTo("WAITING 451 4.7.1 later");

    sink.answer(address -> "554 5.7.1 we do not like you");
    room.clock.advance(Duration.ofMinutes(1));
    room.jobs.runAll();

    assertThat(note(room)).isEqualTo("REFUSED 554 5.7.1 we do not like you");
    assertThat(room.mail.post().reachable(MIA)).isPresent();
  }

  private static String note(Mailroom room) {
    var letter = room.mail.letters().list(null, 50).items().getFirst();
    return letter.state() + " " + letter.note();
  }

  @Test
  void anAddressThatDoesNotExistIsWrittenToThreeTimes() {
    var room = Mailroom.receiving(DATABASE.fresh(), sink.uri());
    sink.answer(address -> "550 5.1.1 no such user");
    for (int i = 0; i < 3; i++) {
      assertThat(room.mail.post().send(Mailroom.notice())).isTrue();
      room.jobs.runAll();
    }

    assertThat(room.mail.post().send(Mailroom.notice())).isFalse();

    room.mail.post().send(new Letter("mia@example.org", "Reset", "text", "/reset/1"));
    assertThat(room.mail.post().reachable(MIA)).hasValue("mia@example.org");
  }

  @Test
  void lettersAreListedInParts() {
    var room = new Mailroom(DATABASE.fresh(), Map.of());
    for (int i = 0; i < 5; i++) {
      room.mail.post().send(new Letter("mia@example.org", "number " + i, "text", "/"));
    }

    var first = room.mail.letters().list(null, 3);
    var second = room.mail.letters().list(first.next(), 3);

    assertThat(first.items()).hasSize(3).extracting(KeptLetter::subject).startsWith("number 4");
    assertThat(second.items())
        .extracting(KeptLetter::subject)
        .containsExactly("number 1", "number 0");
    assertThat(second.next()).isNull();
  }

  @Test
  void nothingGoesToAnAddressThatIsNotProven() {
    var room = Mailroom.receiving(DATABASE.fresh(), sink.uri());
    room.account = new Account(MIA, "Mia", "x@y.org", "", false, false, false, Instant.EPOCH);

    assertThat(room.mail.post().send(Mailroom.notice())).isFalse();
  }
}
