package forge.mail;

import com.mongodb.client.MongoDatabase;
import forge.job.Jobs;
import forge.refusal.Refusal.Invalid;
import forge.refusal.Refusal.NotFound;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Takes mail that comes in: kept first, read after, each once. */
public final class Inbox {
  /** The largest message that is taken, in bytes. */
  public static final int LIMIT = 5 * 1024 * 1024;

  private static final int MOST_RECIPIENTS = 50;
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^message-id:\\s*(<[^\\s<>]{1,900}>)");
  private static final int HEAD = 65_536;

  private final InboxStore store;
  private final MailAddresses addresses;
  private final MailSettings settings;
  private final Jobs jobs;
  private final Clock clock;

  Inbox(
      MongoDatabase database,
      MailAddresses addresses,
      MailSettings settings,
      MailReader reader,
      Jobs jobs,
      Clock clock) {
    this.store = new InboxStore(database);
    this.addresses = addresses;
    this.settings = settings;
    this.jobs = jobs;
    this.clock = clock;
    jobs.assign(ReadMail.class, (job, progress) -> read(job.mail(), reader));
    jobs.schedule("inbox", Duration.ofHours(24), ForgetInbox::new);
    jobs.assign(ForgetInbox.class, (job, progress) -> forget());
  }

  /** For everybody but our own mail server there is nothing here. */
  public void admit(@Nullable String secret) {
    if (!settings.knows(secret)) {
      throw new NotFound("This page");
    }
  }

  /** Whether mail to this address is taken. */
  public boolean takes(String address) {
    return addresses.find(address).isPresent();
  }

  /** Keeps a message to be read; one that came before stays the one it was. */
  public void take(Envelope envelope, byte[] raw) {
    if (envelope.to().isEmpty() || envelope.to().size() > MOST_RECIPIENTS) {
      throw new Invalid("to", "A message needs from 1 to " + MOST_RECIPIENTS + " recipients.", 50L);
    }
    String id = identify(envelope, raw);
    store.insert(
        new InboxDocument(id, envelope.from(), envelope.to(), new Binary(raw), clock.instant()));
    jobs.submitOnce(Map.of("mail " + id, new ReadMail(id)));
  }

  /** By what its sender named it, or failing that by all of it. */
  private static String identify(Envelope envelope, byte[] raw) {
    String head =
        new String(raw, 0, Math.min(raw.length, HEAD), StandardCharsets.ISO_8859_1)
            .split("\r?\n\r?\n", 2)[0];
    Matcher named = MESSAGE_ID.matcher(head);
    var digest = sha256();
    digest.update(named.find() ? named.group(1).getBytes(StandardCharsets.ISO_8859_1) : raw);
    var to = new TreeSet<String>();
    envelope.to().forEach(address -> to.add(address.toLowerCase(Locale.ROOT)));
    String envelopes = "\n" + envelope.from() + "\n" + to;
    digest.update(envelopes.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read(String id, MailReader reader) {
    InboxDocument mail = store.find(id).orElse(null);
    if (mail == null || mail.raw() == null) {
      return;
    }
    reader.read(mail, mail.raw().getData());
    store.read(id);
  }

  private void forget() {
    store.forgetBefore(clock.instant().minus(REMEMBERED));
  }
}
