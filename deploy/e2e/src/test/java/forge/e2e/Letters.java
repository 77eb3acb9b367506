package forge.e2e;

import static forge.e2e.BackingTest.DOMAIN;
import static forge.e2e.BackingTest.forge;
import static forge.e2e.BackingTest.sink;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import forge.testing.StockProgram;
import forge.testing.StockProgram.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Letters out and answers in through the embedded James, as a stock client of mail sees it. */
abstract class Letters {
  private static final int ACCEPTED = 8;

  @Test
  void lettersGoOutAnswersComeInAndAKilledJamesLosesNothing() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/swaks")));
    try (var client = MongoClients.create(forge.environment().get("FORGE_MONGODB_URI"))) {
      MongoDatabase database = client.getDatabase("forge");

      register("zoe");
      var letter = sink.next();
      assertThat(letter.to()).containsExactly("zoe@example.org");
      assertThat(letter.from()).matches("bounce\\+[0-9a-f]{24}@forge\\.test");
      assertThat(letter.header("DKIM-Signature")).contains("d=forge.test").contains("bh=");
      assertThat(letter.header("Subject")).isEqualTo("Confirm your e-mail address");

      strangersAreRefused();
      anAnswerIsRead(database);
      aKilledJamesLosesNothing(database);
    }
  }

  private static void strangersAreRefused() {
    assertThat(swaks("nobody@" + DOMAIN, "x").text())
        .contains("550 5.1.1 There is no such address here.");
    assertThat(swaks("somebody@elsewhere.example", "x").text()).contains("<** 550 ");
    assertThat(swaks("nobody@" + DOMAIN, "x", "--tls").text())
        .contains("TLS started", "CN=" + DOMAIN, "550 5.1.1 There is no such address here.");
  }

  /** No tool wrote this letter, so its answer comes back: all the way in and all the way out. */
  private static void anAnswerIsRead(MongoDatabase database) {
    String token = "0123456789abcdef0123456789abcdef01234567";
    database
        .getCollection("mailReplies")
        .insertOne(
            new Document("_id", token)
                .append("user", "admin")
                .append("tool", "nothing")
                .append("key", "x")
                .append("at", Date.from(Instant.now())));

    Said said = swaks("reply+" + token + "@" + DOMAIN, "I come at once");

    assertThat(said.worked()).as(said.text()).isTrue();
    assertThat(sink.next().header("Subject")).isEqualTo("Not taken: I come at once");
  }

  private static void aKilledJamesLosesNothing(MongoDatabase database) throws Exception {
    var tried = new CountDownLatch(1);
    sink.answer(
        address -> {
          tried.countDown();
          return "451 4.3.0 not now";
        });
    register("taken");
    assertThat(tried.await(3, TimeUnit.MINUTES)).isTrue();
    for (int i = 0; i < ACCEPTED; i++) {
      assertThat(swaks("postmaster@" + DOMAIN, "number " + i).worked()).isTrue();
    }
    Long james = Objects.requireNonNull(forge.pids().get("mail"));

    ProcessHandle.of(james).orElseThrow().destroyForcibly();
    sink.answer(address -> "250 2.1.5 fine");
    register("later");

    var arrived = new ArrayList<String>();
    arrived.addAll(sink.next().to());
    arrived.addAll(sink.next().to());
    assertThat(arrived).containsExactlyInAnyOrder("taken@example.org", "later@example.org");
    assertThat(forge.pids().get("mail")).isNotEqualTo(james);
    Patience.until(
        "all that James accepted is there",
        () -> database.getCollection("mailInbox").countDocuments() == ACCEPTED + 1);
  }

  private static void register(String name) throws Exception {
    var answer =
        new Visitor(forge.url())
            .form(
                "/register",
                Map.of(
                    "name",
                    name + "-there",
                    "email",
                    name + "@example.org",
                    "displayName",
                    name,
                    "password",
                    "a password of some length"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static Said swaks(String to, String subject, String... more) {
    String port = forge.environment().get("FORGE_SMTP_PORT");
    var command = new ArrayList<>(List.of("swaks"));
    command.addAll(List.of(more));
    command.addAll(
        List.of(
            "--server",
            "127.0.0.1:" + port,
            "--from",
            "admin@example.org",
            "--to",
            to,
            "--header",
            "Subject: " + subject,
            "--header",
            "Message-Id: <" + subject.replace(' ', '.') + "@example.org>",
            "--body",
            "Hello from a client."));
    return StockProgram.run(Path.of(System.getProperty("java.io.tmpdir")), command);
  }
}
