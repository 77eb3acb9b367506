package forge.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forge.refusal.Refusal;
import forge.refusal.Refusal.Denied;
import forge.testing.MailSink;
import forge.testing.TestDatabase;
import forge.user.Identity.Proof;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InboxTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private final MailSink sink = MailSink.start();
  private Mailroom room;
  private MailSink.Taken letter;
  private String reply = "";

  @BeforeEach
  void writeToMia() {
    room = Mailroom.receiving(DATABASE.fresh(), sink.uri());
    room.mail.post().send(Mailroom.notice());
    room.jobs.runAll();
    letter = sink.next();
    reply = letter.header("Reply-To").replaceAll(".*<(.*)>", "$1");
  }

  @AfterEach
  void close() {
    sink.close();
  }

  @Test
  void anAnswerReachesTheToolOnceAndWithoutWhatItQuotes() {
    String answer =
        """
        From: Mia <mia@example.org>
        Message-ID: <1@example.org>
        Subject: Re: Dan in Masons
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: quoted-printable

        Ich komme gleich, gr=C3=BC=C3=9Fe!

        On Sat, 21 Nov 2026 at 10:00, Forge <forge@forge.example.org> wrote:
        > Dan: come and see
        """;

    room.take(reply, answer);
    room.take(reply.toUpperCase(java.util.Locale.ROOT), answer);
    room.take(reply, answer);

    assertThat(room.heard.getFirst().message().text()).isEqualTo("Ich komme gleich, grüße!");
    assertThat(room.heard.getFirst().key()).isEqualTo("room masons");
    assertThat(room.heard.getFirst().sender().user().id()).isEqualTo(Mailroom.MIA);
    assertThat(room.heard.getFirst().sender().proof()).isEqualTo(Proof.MAIL);
    assertThat(room.heard).hasSize(1);
  }

  @Test
  void anAnswerWrittenAsAPageIsRead() {
    room.take(
        reply,
        """
        Message-ID: <2@example.org>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/html; charset=iso-8859-1

        <html><head><style>p {}</style></head><body><div>First &amp; best</div><p>Second</p>
        <div>On 21.11.2026 10:00 Forge wrote:</div><blockquote><p>Dan</p></blockquote></body></html>
        --b
        Content-Type: text/plain; name=notes.txt
        Content-Disposition: attachment; filename=notes.txt

        not this
        --b--
        """);

    assertThat(room.heard)
        .singleElement()
        .satisfies(h -> assertThat(h.message().text()).startsWith("First & best\nSecond"));
  }

  @Test
  void whatToolsRefuseIsToldToTheSender() {
    room.refusal = java.util.Optional.of(new Denied("speak in this room"));

    room.take(reply, "Message-ID: <3@example.org>\nSubject: Re: Dan\n\nHello");

    var told = sink.next();
    assertThat(told.to()).containsExactly("mia@example.org");
    assertThat(told.header("Subject")).isEqualTo("Not taken: Re: Dan");
    assertThat(told.message().replace("=\n", "")).contains("You may not speak in this room.");
  }

  @Test
  void programsAndStrangersAreNotHeard() {
    room.take(reply, "Message-ID: <4@x.org>\nAuto-Submitted: auto-replied\n\nI am on holiday");
    room.take(reply, "Message-ID: <5@x.org>\nPrecedence: bulk\n\nBuy");
    room.take("", reply, "Message-ID: <6@x.org>\n\nNo such user");
    room.account =
        new forge.user.Account(
            Mailroom.MIA, "Mia", "mia@example.org", "", true, false, true, java.time.Instant.EPOCH);
    room.take(reply, "Message-ID: <7@x.org>\n\nI am locked out");

    assertThat(room.heard).isEmpty();
    assertThat(sink.waiting()).isZero();
  }

  @Test
  void anAnswerOfNothingButAQuotationIsSentBack() {
    room.take(reply, "Message-ID: <8@x.org>\nSubject: Re\n\n> Dan: come and see\n");

    assertThat(room.heard).isEmpty();
    assertThat(sink.next().message().replace("=\n", ""))
        .contains("nothing in it but what it quoted");
  }

  @Test
  void onlyAddressesThatWereToldAreTaken() {
    assertThat(room.mail.inbox().takes(reply)).isTrue();
    assertThat(room.mail.inbox().takes("Postmaster@FORGE.example.org")).isTrue();
    assertThat(room.mail.inbox().takes(letter.from())).isTrue();
    assertThat(room.mail.inbox().takes("reply+" + "0".repeat(40) + "@forge.example.org")).isFalse();
    assertThat(room.mail.inbox().takes("mia@forge.example.org")).isFalse();
    assertThat(room.mail.inbox().takes(reply.replace("forge.", "other."))).isFalse();
    assertThat(room.mail.inbox().takes("")).isFalse();
  }

  @Test
  void onlyTheMailServerIsAdmitted() {
    room.mail.inbox().admit(Mailroom.SECRET);
    assertThatThrownBy(() -> room.mail.inbox().admit("sixteen lettersX"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> room.mail.inbox().admit(null)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void aLetterThatComesBackCounts() {
    for (int i = 0; i < 3; i++) {
      room.clock.advance(java.time.Duration.ofSeconds(1));
      room.mail.post().send(Mailroom.notice());
      room.jobs.runAll();
      room.take(
          "",
          sink.next().from(),
          """
          Message-ID: <b%d@x.org>
          Content-Type: multipart/report; report-type=delivery-status; boundary=b

          --b
          Content-Type: text/plain

          Sorry.
          --b
          Content-Type: message/delivery-status

          Reporting-MTA: dns; x.org

          Final-Recipient: rfc822; mia@example.org
          Action: failed
          Status: 5.1.1
          --b--
          """
              .formatted(i));
    }

    assertThat(room.mail.letters().list(null, 50).items().getFirst().state())
        .isEqualTo(MailState.REFUSED);
    assertThat(room.mail.post().reachable(Mailroom.MIA)).isEmpty();
  }

  @Test
  void whatIsWrittenToThePostmasterIsShown() {
    room.take("eve@example.org", "postmaster@forge.example.org", "Subject: Help\n\nWho are you?");

    assertThat(room.mail.letters().list(null, 50).items())
        .filteredOn(l -> l.state() == MailState.RECEIVED)
        .singleElement()
        .satisfies(l -> assertThat(l.to() + l.subject()).isEqualTo("eve@example.orgHelp"));
  }

  @Test
  void nonsenseIsTakenAndLeft() {
    for (String message :
        List.of(
            "",
            "\0\0\0",
            "Content-Type: multipart/mixed\n\nx",
            "Content-Type: text/plain; charset=\"nonsense\n\n",
            "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\n".repeat(2_000),
            "Subject: =?x?y?z?=\nContent-Transfer-Encoding: base64\n\n!!!")) {
      room.take(reply, message);
    }

    assertThat(room.heard).allSatisfy(h -> assertThat(h.message().text()).isNotBlank());
    assertThat(room.jobs.counts()).containsEntry(forge.job.JobState.FAILED, 0L);
  }

  @Test
  void oneClickEndsMailOfItsKind() {
    String token = reply.replaceAll("reply\\+(.*)@.*", "$1");

    assertThat(room.mail.unsubscriptions().stop(token))
        .isEqualTo("mia hears no more of room masons.");
    assertThatThrownBy(() -> room.mail.unsubscriptions().check("0".repeat(40)))
        .isInstanceOf(Refusal.NotFound.class);
  }
}
