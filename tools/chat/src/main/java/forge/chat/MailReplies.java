package forge.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import forge.mail.MailMessage;
import forge.notification.Choice;
import forge.notification.MailPace;
import forge.notification.Notifications;
import forge.refusal.Refusal.Conflict;
import forge.user.Identity;
import forge.user.UserId;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in a room what somebody answers by mail to what they missed there: as a reply to it, with
 * their rights, once.
 */
final class MailReplies {
  private static final Pattern KEY = Pattern.compile("room (\\S+) (\\d{1,18})");
  private final Doors doors;
  private final Rooms rooms;
  private final Topics topics;
  private final Notifications notifications;

  MailReplies(Doors doors, Rooms rooms, Topics topics, Notifications notifications) {
    this.doors = doors;
    this.rooms = rooms;
    this.topics = topics;
    this.notifications = notifications;
  }

  void receive(Identity sender, MailMessage mail, String key) {
    Matcher at = KEY.matcher(key);
    if (!at.matches()) {
      throw new Conflict(
          "That letter told of several conversations, so it is not known which of them this"
              + " answers. Follow the link below a message and answer there.");
    }
    Here here = doors.get(sender, new RoomId(at.group(1)));
    var number = new MessageNumber(Long.parseLong(at.group(2)));
    String nonce = "mail-" + UUID.nameUUIDFromBytes(mail.id().getBytes(UTF_8));
    if (here.room().direct() && rooms.get(here, number).topic() == null) {
      rooms.say(here, mail.text(), nonce);
    } else {
      topics.reply(here, number, mail.text(), nonce);
    }
  }

  /** Every letter of ours ends so, whatever room it told of. */
  String stop(UserId reader) {
    Choice before = notifications.choice(reader);
    notifications.choose(reader, new Choice(MailPace.NEVER, before.words()));
    return "You get no more mail about what you missed in rooms.";
  }
}
