package forge.mail;

import com.mongodb.client.MongoDatabase;
import forge.bell.LocalDoorbell;
import forge.config.ForgeConfig;
import forge.job.Jobs;
import forge.project.ToolKey;
import forge.testing.MovableClock;
import forge.user.Account;
import forge.user.Identity;
import forge.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mail of a forge without the rest of it, with one tool that writes and is answered. */
final class Mailroom implements ReceivesMail {
  static final UserId MIA = new UserId("mia");
  static final ToolKey TOOL = new ToolKey("chat");
  static final String SECRET = "sixteen letters!";

  /** What the tool was told. */
  record Heard(Identity sender, MailMessage message, String key) {}

  final MovableClock clock = new MovableClock();
  final Jobs jobs;
  final Mail mail;
  final List<Heard> heard = new ArrayList<>();
  Account account =
      new Account(MIA, "Mia", "mia@example.org", "", true, false, false, Instant.EPOCH);
  Optional<RuntimeException> refusal = Optional.empty();

  Mailroom(MongoDatabase database, Map<String, String> given) {
    var settings = new HashMap<>(given);
    settings.put("FORGE_MONGODB_URI", "mongodb://localhost/forge");
    settings.put("FORGE_PUBLIC_URL", "https://forge.example.org");
    jobs = new Jobs(database, new LocalDoorbell(), clock);
    mail =
        Mail.open(
            database,
            ForgeConfig.from(name -> Optional.ofNullable(settings.get(name))),
            "secret of the site".getBytes(StandardCharsets.UTF_8),
            jobs,
            new Mail.People(
                id -> id.equals(MIA) ? Optional.of(account) : Optional.empty(),
                tool -> tool.equals(TOOL) ? Optional.of(this) : Optional.empty()),
            clock);
  }

  static Mailroom receiving(MongoDatabase database, String server) {
    return new Mailroom(database, Map.of("FORGE_MAIL_URI", server, "FORGE_MAIL_SECRET", SECRET));
  }

  static Notice notice() {
    return Notice.to(MIA, "Dan in Masons", "Dan: come and see", "/p/aqueduct/chat/m/7")
        .withHtml("<p>Dan: come and <em>see</em></p>")
        .inThread("chat-masons")
        .ofList("masons.chat", "Masons")
        .from(TOOL, "room masons");
  }

  void take(String to, String message) {
    take("mia@example.org", to, message);
  }

  void take(String from, String to, String message) {
    mail.inbox()
        .take(
            new Envelope(from, List.of(to)),
            message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    jobs.runAll();
  }

  @Override
  public void receive(Identity sender, MailMessage message, String key) {
    refusal.ifPresent(
        r -> {
          throw r;
        });
    heard.add(new Heard(sender, message, key));
  }

  @Override
  public String stop(UserId reader, String key) {
    return reader + " hears no more of " + key + ".";
  }
}
