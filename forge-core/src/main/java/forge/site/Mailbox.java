package forge.site;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import forge.job.Job;
import forge.job.Jobs;
import forge.user.Letter;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where letters go: each is a job, and as long as no mail server is set up the job leaves it where
 * administrators find it, on their page and in the log.
 */
public final class Mailbox {
  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final int SHOWN = 50;

  private final MongoCollection<Document> letters;
  private final Jobs jobs;
  private final URI site;
  private final Clock clock;

  /** Asks for a letter to be delivered. */
  public record Deliver(String id, Letter letter) implements Job {}

  /** A letter that was delivered here, for lack of a mail server. */
  public record Delivered(String to, String subject, String text, URI link, Instant at) {}

  public Mailbox(MongoDatabase database, Jobs jobs, URI site, Clock clock) {
    this.letters = database.getCollection("letters");
    this.jobs = jobs;
    this.site = site;
    this.clock = clock;
    letters.createIndex(Indexes.descending("at"));
    jobs.assign(Deliver.class, (job, progress) -> deliver(job));
    jobs.schedule("letters", java.time.Duration.ofHours(6), Forget::new);
    jobs.assign(Forget.class, (job, progress) -> forget());
  }

  /** Asks for letters older than a week to be forgotten; their links have expired. */
  public record Forget() implements Job {}

  public void send(Letter letter) {
    jobs.submit(new Deliver(new ObjectId().toHexString(), letter));
  }

  private void deliver(Deliver job) {
    Letter letter = job.letter();
    letters.replaceOne(
        new Document("_id", job.id()),
        new Document("_id", job.id())
            .append("to", letter.to())
            .append("subject", letter.subject())
            .append("text", letter.text())
            .append("link", letter.link())
            .append("at", Date.from(clock.instant())),
        new com.mongodb.client.model.ReplaceOptions().upsert(true));
    LOG.info("letter to {}: {}: {}{}", letter.to(), letter.subject(), site, letter.link());
  }

  private void forget() {
    var week = Date.from(clock.instant().minus(java.time.Duration.ofDays(7)));
    letters.deleteMany(new Document("at", new Document("$lt", week)));
  }

  /** The newest first. */
  public List<Delivered> newest() {
    var found = new ArrayList<Delivered>();
    letters.find().sort(Sorts.descending("at")).limit(SHOWN).forEach(d -> found.add(read(d)));
    return found;
  }

  private Delivered read(Document d) {
    return new Delivered(
        d.getString("to"),
        d.getString("subject"),
        d.getString("text"),
        URI.create(site + d.getString("link")),
        d.getDate("at").toInstant());
  }
}
