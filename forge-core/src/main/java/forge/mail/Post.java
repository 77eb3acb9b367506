package forge.mail;

import forge.job.Jobs;
import forge.job.Submission;
import forge.mail.Notice.Origin;
import forge.mail.ReplyStore.Reply;
import forge.mail.Undelivered.Kind;
import forge.user.Account;
import forge.user.Letter;
import forge.user.UserId;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends letters: each is kept before anything else, and goes out as soon as the mail server takes
 * it. Without a server it stays where administrators find it, on their page and in the log.
 */
public final class Post {
  private static final Logger LOG = LoggerFactory.getLogger(Post.class);
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration ANSWERABLE = Duration.ofDays(180);
  private static final Duration DEAD = Duration.ofDays(30);
  private static final Duration TRIED = Duration.ofDays(4);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int LONGEST_TEXT = 200_000;

  private final LetterStore letters;
  private final AddressStore addresses;
  private final ReplyStore replies;
  private final ReplyTokens tokens;
  private final MailSettings settings;
  private final Composer composer;
  private final @Nullable Smtp smtp;
  private final Jobs jobs;
  private final Function<UserId, Optional<Account>> accounts;
  private final Clock clock;
  private volatile boolean answers = true;

  record Stores(LetterStore letters, AddressStore addresses, ReplyStore replies) {}

  /**
   * Puts it together.
   *
   * @param accounts knows whom notices go to; not asked before the first is sent
   */
  Post(
      Stores stores,
      ReplyTokens tokens,
      MailSettings settings,
      Jobs jobs,
      Function<UserId, Optional<Account>> accounts,
      Clock clock) {
    this.letters = stores.letters();
    this.addresses = stores.addresses();
    this.replies = stores.replies();
    this.tokens = tokens;
    this.settings = settings;
    this.composer = new Composer(settings);
    this.smtp = settings.server() == null ? null : new Smtp(settings.server(), settings.domain());
    this.jobs = jobs;
    this.accounts = accounts;
    this.clock = clock;
    jobs.assign(SendMail.class, (job, progress) -> deliver(job.letter()));
    jobs.schedule("mail", Duration.ofHours(6), ForgetMail::new);
    jobs.assign(ForgetMail.class, (job, progress) -> forget());
  }

  /**
   * Sends a letter about an account, even to an address that nobody has proven. Who asks for one
   * believes in the address, so it gets another chance.
   */
  public void send(Letter letter) {
    addresses.forgive(letter.to());
    keep(
        LetterDocument.plain(
            new ObjectId().toHexString(),
            letter.to(),
            letter.subject(),
            letter.text(),
            letter.link(),
            clock.instant(),
            first()));
  }

  /**
   * Tells somebody something by mail.
   *
   * @return whether there is an address of theirs that mail reaches
   */
  public boolean send(Notice notice) {
    return send(new ObjectId().toHexString(), notice);
  }

  /** The same, once for each name, however often it is asked for. */
  public boolean send(Notice notice, String once) {
    return send(id(once), notice);
  }

  private static String id(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return new ObjectId(Arrays.copyOf(hash, 12)).toHexString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean send(String id, Notice notice) {
    if (notice.text().length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("a notice of " + notice.text().length() + " characters");
    }
    Optional<String> address = reachable(notice.to());
    address.ifPresent(to -> keep(of(id, notice, to)));
    return address.isPresent();
  }

  /** Where mail reaches somebody; empty where they have proven no address, or it is dead. */
  public Optional<String> reachable(UserId user) {
    return accounts
        .apply(user)
        .filter(a -> a.confirmed() && !a.disabled())
        .map(Account::email)
        .filter(address -> !addresses.dead(address));
  }

  private LetterDocument of(String id, Notice notice, String to) {
    Instant now = clock.instant();
    Origin origin = notice.origin();
    @Nullable String token = null;
    if (origin != null) {
      token = tokens.of(notice.to(), origin);
      replies.keep(token, new Reply(notice.to(), origin), now);
    }
    return LetterDocument.of(id, to, notice, token, now, first());
  }

  private MailState first() {
    return smtp == null ? MailState.KEPT : MailState.WAITING;
  }

  private void keep(LetterDocument letter) {
    letters.insert(letter);
    if (letter.state() == MailState.KEPT) {
      LOG.info(
          "letter to {}: {}: {}{}", letter.to(), letter.subject(), settings.site(), letter.link());
    } else {
      jobs.submit(new SendMail(letter.id()));
    }
  }

  private void deliver(String id) {
    letters.find(id).filter(l -> l.state() == MailState.WAITING).ifPresent(this::deliver);
  }

  private void deliver(LetterDocument letter) {
    if (smtp == null) {
      letters.tried(letter.id(), MailState.KEPT, null);
      return;
    }
    try {
      smtp.send(composer.compose(letter), composer.sender(letter));
      answers = true;
      letters.tried(letter.id(), MailState.SENT, null);
    } catch (Undelivered e) {
      failed(letter, e);
    } catch (MessagingException e) {
      failed(letter, new Undelivered(Kind.NEVER, String.valueOf(e.getMessage()), e));
    }
  }

  private void failed(LetterDocument letter, Undelivered failure) {
    Instant now = clock.instant();
    answers = failure.kind() != Kind.LATER;
    boolean over = letter.at().plus(TRIED).isBefore(now);
    LOG.warn("letter {} was not taken: {}", letter.id(), failure.said());
    if (failure.kind() == Kind.LATER && !over) {
      letters.tried(letter.id(), MailState.WAITING, failure.said());
      jobs.submit(new SendMail(letter.id()), Submission.NOW.at(now.plus(pause(letter.tries()))));
      return;
    }
    letters.tried(letter.id(), MailState.REFUSED, failure.said());
    if (failure.kind() == Kind.NO_SUCH_ADDRESS) {
      addresses.refused(letter.to(), letter.id(), now);
    }
  }

  /** Five seconds, ten, twenty and so on up to an hour. */
  private static Duration pause(int tries) {
    Duration pause = Duration.ofSeconds(5L << Math.min(tries, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private void forget() {
    Instant now = clock.instant();
    letters.forgetBefore(now.minus(KEPT));
    replies.forgetBefore(now.minus(ANSWERABLE));
    addresses.forgetBefore(now.minus(DEAD));
  }

  /** Whether there is a server that letters are handed to. */
  public boolean sends() {
    return smtp != null;
  }

  /** Whether that server took what it was handed last, or refused it for a reason. */
  public boolean answers() {
    return answers;
  }
}
