package forge.chat;

import forge.access.CorePermission;
import forge.refusal.Refusal.Conflict;
import forge.refusal.Refusal.Full;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people do to keep some messages of a room at hand. */
public final class Pins implements Hears {
  public static final int MOST = 50;
  private final RoomStore rooms;
  private final MessageStore messages;
  private final Telling telling;
  private final Authors authors;
  private final Clock clock;

  Pins(RoomStore rooms, MessageStore messages, Telling telling, Authors authors, Clock clock) {
    this.authors = authors;
    this.rooms = rooms;
    this.messages = messages;
    this.telling = telling;
    this.clock = clock;
  }

  /** Whether the visitor may: in a conversation everybody in it, elsewhere who keeps order. */
  public static boolean may(Here here) {
    return here.may(permission(here));
  }

  private static ChatPermission permission(Here here) {
    return here.room().direct() ? ChatPermission.SAY : ChatPermission.MODERATE;
  }

  /** Pins a message, or takes it off. */
  public void pin(Here here, Message message, boolean on) {
    here.require(permission(here));
    if (message.deleted()) {
      throw new Conflict("This message has been deleted.");
    }
    var pins = here.room().pins();
    if (pins.contains(message.number()) == on) {
      return;
    }
    if (on && pins.size() >= MOST) {
      throw new Full("A room has at most " + MOST + " pinned messages. Take one off first.");
    }
    keep(here, message, on);
  }

  private void keep(Here here, Message message, boolean on) {
    rooms.pin(here.id(), message.number(), on);
    var news =
        new News.Pinned(message.number().value(), on, here.room().pins().size() + (on ? 1 : -1));
    telling.show(messages.append(message, news, clock.instant()));
  }

  /** The pinned messages, the last pinned first. */
  public List<Message> of(Here here) {
    here.require(CorePermission.READ);
    var pins = here.room().pins();
    if (pins.isEmpty()) {
      return List.of();
    }
    Map<MessageNumber, Message> found =
        messages.find(here.id(), pins).stream()
            .collect(Collectors.toMap(Message::number, Function.identity()));
    var shown = new ArrayList<Message>();
    for (MessageNumber number : pins.reversed()) {
      Message message = found.get(number);
      if (message != null && !message.deleted()) {
        shown.add(message);
      }
    }
    return Rooms.veiled(here, authors.now(shown));
  }

  @Override
  public void said(Here here, Message message) {}

  /** A deleted message is not kept at hand; one that is only hidden comes back. */
  @Override
  public void gone(Here here, Message message) {
    if (message.deleted() && here.room().pins().contains(message.number())) {
      rooms.pin(here.id(), message.number(), false);
    }
  }
}
