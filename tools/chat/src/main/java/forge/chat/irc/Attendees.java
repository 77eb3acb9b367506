package forge.chat.irc;

import forge.chat.ChatPermission;
import forge.chat.Here;
import forge.chat.Room;
import forge.chat.RoomRule;
import forge.chat.Seat;
import forge.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is in a room, as clients are told: of large rooms only those who spoke lately. */
final class Attendees {
  private static final int LARGE = 500;
  private static final int LOOKED_AT = 100;
  private static final int LINE = 400;
  private static final Duration LATELY = Duration.ofHours(24);
  private final Client client;
  private boolean all = true;

  Attendees(Client client) {
    this.client = client;
  }

  /** Somebody in a room. */
  record Attendee(UserId user, String name, boolean operator) {
    String mark() {
      return operator ? "@" : "";
    }
  }

  /** Everybody to be named in a room, the client included. */
  List<Attendee> of(Here here) {
    Map<UserId, String> people = new LinkedHashMap<>();
    people.put(client.user(), client.identity().user().displayName());
    Room room = here.room();
    if (room.rule() instanceof RoomRule.OfPeople two) {
      two.people().forEach(p -> people.putIfAbsent(p, p.value()));
    } else if (room.pulse().members() > LARGE) {
      lately(here, people);
    } else {
      members(here, people);
    }
    return people.entrySet().stream()
        .map(p -> new Attendee(p.getKey(), p.getValue(), keeps(here, p.getKey())))
        .toList();
  }

  private void members(Here here, Map<UserId, String> people) {
    var seats = client.shared().chat().seats().members(here, null, null, LARGE);
    if (seats.next() == null) {
      for (Seat seat : seats.items()) {
        people.putIfAbsent(seat.user(), seat.name());
      }
    } else {
      lately(here, people);
    }
  }

  private void lately(Here here, Map<UserId, String> people) {
    all = false;
    Instant since = client.shared().clock().instant().minus(LATELY);
    client.shared().chat().rooms().before(here, null, LOOKED_AT).stream()
        .filter(m -> !m.bot() && !m.deleted() && m.saidAt().isAfter(since))
        .forEach(m -> people.putIfAbsent(m.author().id(), m.author().name()));
    here.room().moderators().forEach(m -> people.putIfAbsent(m, m.value()));
  }

  /** Whether somebody keeps the room in order, as far as the room itself says. */
  private boolean keeps(Here here, UserId user) {
    return user.equals(here.room().owner())
        || here.room().moderators().contains(user)
        || (user.equals(client.user()) && here.may(ChatPermission.MODERATE));
  }

  /** That more belong to the channel than were named; nothing where all were. */
  List<IrcLine> apology(Channel channel) {
    return all
        ? List.of()
        : List.of(
            IrcLine.of(
                client.shared().server(),
                "NOTICE",
                channel.name(),
                "More than "
                    + LARGE
                    + " people are in here; named are those who spoke within a"
                    + " day. The others: "
                    + client.shared().url(channel.here().room().page())));
  }

  /** The names of a channel, and that these were all. */
  List<IrcLine> names(Channel channel) {
    List<Attendee> people = of(channel.here());
    channel.knows(people.stream().map(Attendee::user).toList());
    var lines = new ArrayList<IrcLine>();
    var line = new StringBuilder();
    for (Attendee person : people) {
      String name =
          person.mark()
              + (client.can("userhost-in-names")
                  ? client.shared().mask(person.user())
                  : person.user().value());
      if (line.length() + name.getBytes(StandardCharsets.UTF_8).length > LINE) {
        lines.add(client.numeric("353", "=", channel.name(), line.toString()));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(name);
    }
    lines.add(client.numeric("353", "=", channel.name(), line.toString()));
    lines.add(client.numeric("366", channel.name(), "End of /NAMES list"));
    lines.addAll(apology(channel));
    return lines;
  }
}
