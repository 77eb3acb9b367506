package forge.mail;

import forge.user.Identity;
import forge.user.UserId;

/** A running tool that takes the answers to what it tells people by mail. */
public interface ReceivesMail {

  /**
   * Takes an answer. A refusal is told to its sender by mail; one with the id of an earlier one is
   * the same and changes nothing.
   *
   * @param sender whose rights count, as on any page
   * @param key as in the notice that is answered
   */
  void receive(Identity sender, MailMessage message, String key);

  /**
   * Tells somebody nothing more of this kind, as they asked by a link or button of their mail.
   *
   * @param key as in the notice
   * @return a sentence that says what they get no more
   */
  String stop(UserId reader, String key);
}
