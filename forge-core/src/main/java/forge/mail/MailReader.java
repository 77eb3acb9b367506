package forge.mail;

import forge.mail.MailAddresses.Recipient;
import forge.mail.Notice.Origin;
import forge.mail.ReplyStore.Reply;
import forge.project.ToolKey;
import forge.refusal.Refusal;
import forge.user.Account;
import forge.user.Identity;
import forge.user.Identity.Proof;
import forge.user.Letter;
import forge.user.UserId;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads mail that came in and hands it to whom it is for. */
final class MailReader {
  private static final Logger LOG = LoggerFactory.getLogger(MailReader.class);
  private static final int LONGEST_SHOWN = 20_000;

  private final MailAddresses addresses;
  private final LetterStore letters;
  private final AddressStore reached;
  private final Function<UserId, Optional<Account>> accounts;
  private final Function<ToolKey, Optional<ReceivesMail>> tools;
  private final Post post;

  MailReader(
      MailAddresses addresses,
      LetterStore letters,
      AddressStore reached,
      Function<UserId, Optional<Account>> accounts,
      Function<ToolKey, Optional<ReceivesMail>> tools,
      Post post) {
    this.addresses = addresses;
    this.letters = letters;
    this.reached = reached;
    this.accounts = accounts;
    this.tools = tools;
    this.post = post;
  }

  void read(InboxDocument mail, byte[] raw) {
    try {
      Incoming incoming = Incoming.read(raw);
      for (String address : mail.to()) {
        Optional<Recipient> recipient = addresses.find(address);
        if (recipient.isPresent()) {
          read(mail, incoming, recipient.get());
        }
      }
    } catch (MessagingException e) {
      LOG.warn("mail {} cannot be read: {}", mail.id(), e.getMessage());
    }
  }

  private void read(InboxDocument mail, Incoming incoming, Recipient recipient)
      throws MessagingException {
    switch (recipient) {
      case Recipient.Answer(Reply reply) -> answered(mail, incoming, reply);
      case Recipient.Returned(LetterDocument letter) -> returned(mail, incoming, letter);
      case Recipient.Keeper() -> show(mail, incoming);
    }
  }

  private void answered(InboxDocument mail, Incoming incoming, Reply reply)
      throws MessagingException {
    Optional<Account> account =
        accounts.apply(reply.user()).filter(a -> a.confirmed() && !a.disabled());
    if (account.isEmpty() || mail.from().isEmpty() || incoming.automatic()) {
      LOG.info("mail {} is left: nobody wrote it", mail.id());
      return;
    }
    try {
      hand(mail, incoming, account.get(), reply.origin());
    } catch (Refusal.Unavailable later) {
      throw later;
    } catch (Refusal refusal) {
      post.send(refused(account.get(), incoming.subject(), refusal.reason()));
    }
  }

  private void hand(InboxDocument mail, Incoming incoming, Account account, Origin origin) {
    ReceivesMail tool =
        tools.apply(origin.tool()).orElseThrow(() -> new Refusal.NotFound("What you answered"));
    String words = OwnWords.of(incoming.text());
    if (words.isEmpty()) {
      throw new Refusal.Invalid(
          "text", "There was nothing in it but what it quoted. Write above the quotation.");
    }
    var sender = new Identity(account.user(), Proof.MAIL, null, Set.of(Identity.EVERYTHING));
    tool.receive(sender, new MailMessage(mail.id(), words, mail.at()), origin.key());
  }

  private static Letter refused(Account account, String subject, String reason) {
    String shown = subject.length() > 150 ? subject.substring(0, 150) + "…" : subject;
    return new Letter(
        account.email(),
        "Not taken: " + shown,
        """
        Hello %s,

        your answer by mail, “%s”, was not taken: %s
        """
            .formatted(account.displayName(), shown, reason),
        "/");
  }

  private void returned(InboxDocument mail, Incoming incoming, LetterDocument letter) {
    if (!incoming.failed()) {
      return;
    }
    letters.returned(letter.id(), "It came back from the server of its reader.");
    if (incoming.noSuchAddress()) {
      reached.refused(letter.to(), letter.id(), mail.at());
    }
  }

  private void show(InboxDocument mail, Incoming incoming) throws MessagingException {
    String text = incoming.text();
    letters.receive(
        LetterDocument.plain(
            mail.id(),
            mail.from().isEmpty() ? "nobody" : mail.from(),
            incoming.subject(),
            text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) : text,
            "/admin",
            mail.at(),
            MailState.RECEIVED));
  }
}
