package forge.chat.web;

import forge.access.CorePermission;
import forge.chat.Chat;
import forge.chat.ChatPermission;
import forge.chat.Here;
import forge.chat.Message;
import forge.chat.MessageNumber;
import forge.chat.MyRooms;
import forge.chat.Pins;
import forge.chat.Room;
import forge.chat.RoomId;
import forge.chat.RoomStream;
import forge.chat.Rooms;
import forge.chat.Seat;
import forge.chat.Topic;
import forge.chat.TopicSeat;
import forge.live.Position;
import forge.project.Mount;
import forge.user.UserId;
import forge.web.Problems;
import forge.web.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the pages that show a room, or one topic of it. */
final class RoomPages {
  static final int SHOWN = 50;
  private static final int SPEAKERS = 12;
  private final Chat chat;
  private final Rooms rooms;
  private final Here here;

  RoomPages(Chat chat, Here here) {
    this.chat = chat;
    this.rooms = chat.rooms();
    this.here = here;
  }

  /**
   * Where a page is in the room, and what was typed on it.
   *
   * @param calling whether the visitor goes through the messages that call them
   */
  record Place(long target, boolean calling, boolean atEnd, String text, Problems problems) {
    static final Place END = new Place(0, false, true, "", Problems.NONE);

    static Place within() {
      return new Place(0, false, false, "", Problems.NONE);
    }

    static Place at(MessageNumber number, boolean atEnd, boolean calling) {
      return new Place(number.value(), calling, atEnd, "", Problems.NONE);
    }

    static Place again(@Nullable String text, Problems problems) {
      return new Place(0, false, true, text == null ? "" : text, problems);
    }
  }

  View room(List<Message> messages, Place place) {
    long first = number(messages.isEmpty() ? null : messages.getFirst());
    boolean more = first > here.room().pulse().first();
    return page(messages, place, null, more, here.page().toString());
  }

  /** A topic, in the same shape as the room it is in. */
  View topic(Topic topic, List<Message> messages, Place place, boolean begins) {
    String page = here.page("topics", topic.number()).toString();
    return page(messages, place, head(topic), !begins, page);
  }

  private RoomPage.TopicHead head(Topic topic) {
    var mine = chat.topics().mine(here, topic);
    boolean follows =
        chat.topics().seat(here, topic.number()).map(TopicSeat::following).orElse(false);
    return new RoomPage.TopicHead(topic, follows, mine);
  }

  private static long number(@Nullable Message message) {
    return message == null ? 0 : message.number().value();
  }

  private View page(
      List<Message> messages,
      Place place,
      RoomPage.@Nullable TopicHead topic,
      boolean more,
      String base) {
    Room room = here.room();
    var mine = chat.mine().of(here.user());
    var seat = mine.stream().filter(l -> l.room().id().equals(room.id())).findAny();
    OptionalLong read =
        seat.isPresent()
            ? OptionalLong.of(Math.max(0, seat.get().seat().read()))
            : rooms.read(here);
    Set<String> names = here.circles(seat.isPresent());
    Set<UserId> blocked = chat.blocks().of(here.user().id());
    long first = number(messages.isEmpty() ? null : messages.getFirst());
    long last = number(messages.isEmpty() ? null : messages.getLast());
    return new RoomPage(
        room,
        here.label(),
        MyRooms.sections(mine),
        MyRooms.headings(mine),
        siblings(mine),
        Line.of(
            here,
            messages,
            chat.unfolding().of(here, messages),
            chat.previews().of(here, messages),
            new Line.Onlooker(names, blocked, rooms.names(messages), read)),
        speakers(messages),
        more && first > 0 ? base + "?before=" + first : null,
        place.atEnd() ? null : base + "?after=" + last,
        place.target(),
        read.orElse(-1),
        waiting(place, seat, read, topic == null ? first : 0, last),
        RoomStream.of(room.id()),
        position(messages, place, topic != null),
        rights(seat),
        names,
        blocked,
        here.callable(),
        topic,
        chat.retention().days(room),
        place.text(),
        place.problems(),
        chat.platform().clock().instant());
  }

  private RoomPage.Waiting waiting(
      Place place, Optional<MyRooms.Line> seat, OptionalLong read, long first, long last) {
    long next = Math.max(here.room().pulse().first(), read.orElse(last) + 1);
    return new RoomPage.Waiting(
        place.atEnd() && read.isPresent() ? Math.max(0, last - read.getAsLong()) : 0,
        place.target() == 0 && next < first ? here.room().page("m", next) : null,
        here.room().direct() ? List.of() : seat.map(l -> calls(place, l.seat())).orElse(List.of()));
  }

  /**
   * Who is led from one to the next is led to all, though they count as read by then; to nothing
   * that is not to be seen.
   */
  private List<Long> calls(Place place, Seat seat) {
    var all = place.calling() ? seat.callsAfter(place.target()) : seat.unreadCalls();
    return all.isEmpty()
        ? all
        : rooms.some(here, all.stream().map(MessageNumber::new).toList()).stream()
            .filter(m -> !m.deleted() && !m.hidden())
            .map(m -> m.number().value())
            .toList();
  }

  private RoomPage.Rights rights(Optional<MyRooms.Line> seat) {
    return new RoomPage.Rights(
        here.may(ChatPermission.SAY),
        here.may(ChatPermission.MODERATE),
        Pins.may(here),
        chat.makings().any(here),
        seat.isPresent(),
        seat.map(l -> l.seat().favourite()).orElse(false),
        seat.map(l -> l.seat().level().name().toLowerCase(Locale.ROOT)).orElse("all"),
        seat.map(l -> l.seat().section()).orElse(""),
        rooms.writing(here, seat.map(MyRooms.Line::seat)),
        chat.waiting(here));
  }

  /** The other rooms of the project, and this one where the visitor does not belong to it. */
  private List<Mount> siblings(List<MyRooms.Line> mine) {
    var seated = mine.stream().map(l -> l.room().id()).collect(Collectors.toSet());
    return here.visit().project().mounts().stream()
        .filter(m -> m.tool().equals(here.visit().mount().tool()))
        .filter(m -> !seated.contains(RoomId.of(m)))
        .filter(m -> here.visit().at(m).may(CorePermission.READ))
        .toList();
  }

  /**
   * The end of a room knows its position from the last message; edits and reactions since then are
   * told once more, which they bear.
   */
  private Position position(List<Message> messages, Place place, boolean part) {
    if (!place.atEnd() || part) {
      return rooms.position(here);
    }
    return RoomStream.at(messages.isEmpty() ? 0 : messages.getLast().turn());
  }

  private static List<RoomPage.Speaker> speakers(List<Message> messages) {
    var last = new LinkedHashMap<String, RoomPage.Speaker>();
    for (Message message : messages.reversed()) {
      String id = message.author().id().value();
      if (!message.bot()) {
        last.putIfAbsent(id, new RoomPage.Speaker(id, message.author().name()));
      }
    }
    return last.values().stream().limit(SPEAKERS).toList();
  }
}
