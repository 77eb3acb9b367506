package forge.mail;

import forge.mail.ReplyStore.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which addresses of our domain there are. */
final class MailAddresses {
  private static final Pattern REPLY = Pattern.compile("reply\\+([0-9a-f]{40})");
  private static final Pattern BOUNCE = Pattern.compile("bounce\\+([0-9a-f]{24})");
  private static final Pattern KEEPER = Pattern.compile("postmaster|abuse");

  /** What an address stands for. */
  sealed interface Recipient {
    /** Somebody's answer to a tool. */
    record Answer(Reply reply) implements Recipient {}

    /** A letter that comes back. */
    record Returned(LetterDocument letter) implements Recipient {}

    /** Whoever looks after this site. */
    record Keeper() implements Recipient {}
  }

  private final LetterStore letters;
  private final ReplyStore replies;
  private final String domain;

  MailAddresses(LetterStore letters, ReplyStore replies, String domain) {
    this.letters = letters;
    this.replies = replies;
    this.domain = domain;
  }

  Optional<Recipient> find(String address) {
    String whole = address.strip().toLowerCase(Locale.ROOT);
    if (whole.length() > 320 || !whole.endsWith("@" + domain)) {
      return Optional.empty();
    }
    String local = whole.substring(0, whole.length() - domain.length() - 1);
    if (KEEPER.matcher(local).matches()) {
      return Optional.of(new Recipient.Keeper());
    }
    Matcher reply = REPLY.matcher(local);
    if (reply.matches()) {
      return replies.find(reply.group(1)).map(Recipient.Answer::new);
    }
    Matcher bounce = BOUNCE.matcher(local);
    return bounce.matches()
        ? letters.find(bounce.group(1)).map(Recipient.Returned::new)
        : Optional.empty();
  }
}
