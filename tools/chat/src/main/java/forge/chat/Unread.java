package forge.chat;

import forge.access.CorePermission;
import forge.chat.SeatStore.Reader;
import forge.live.Live;
import forge.user.UserId;

/** What somebody has read and wants to find again: it counts as not read from a message on. */
public final class Unread {
  private final Rooms rooms;
  private final SeatStore seats;
  private final ReadPositions positions;
  private final Topics.Kept topics;
  private final Pulses pulses;
  private final Live live;

  Unread(
      Rooms rooms,
      SeatStore seats,
      ReadPositions positions,
      Topics.Kept topics,
      Pulses pulses,
      Live live) {
    this.rooms = rooms;
    this.seats = seats;
    this.positions = positions;
    this.topics = topics;
    this.pulses = pulses;
    this.live = live;
  }

  /**
   * That everything after a message counts as not read.
   *
   * @param n the last message that counts as read
   * @param last the last there is
   * @param calls how many of those after it call the reader
   */
  record Back(String room, long n, long last, int calls) {}

  /** Marks a message and all after it as not read, on all the visitor's devices. */
  public void from(Here here, MessageNumber number) {
    here.requireAccount("mark messages as unread");
    here.require(CorePermission.READ);
    Message message = rooms.get(here, number);
    UserId user = here.user().id();
    var reader = new Reader(here.id(), user);
    long before = number.value() - 1;
    positions.back(reader, before);
    topics.seats().back(here.id(), user, before);
    TopicName topic = message.topic();
    if (topic != null) {
      topics
          .topics()
          .find(here.id(), topic.number())
          .ifPresent(its -> topics.seats().seen(its, user, topics.log().upTo(its, before)));
    }
    int calls = seats.find(reader).map(seat -> seat.callsAfter(before).size()).orElse(0);
    live.whisper(
        "user:" + user,
        "unread",
        new Back(here.id().value(), before, pulses.last(here.room()), calls));
  }
}
